package io.yingda.rules.run;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an evaluation's limits. Every loop, function and regular expression of a rule asks here before it goes on,
 * so that a rule that never ends is ended from within, on the thread of the turn: Java can stop no thread from outside.
 */
public final class Budget {

    private static final ThreadLocal<@Nullable Budget> RUNNING = new ThreadLocal<>();

    /** Few enough to stop soon, many enough that a turn on a machine that stalls is not taken for a runaway. */
    private static final int LOOK_EVERY = 4_096;

    private final Limits limits;
    private final long deadline;
    private int steps;
    private int rounds;
    private long built;
    private int firings;

    private Budget(Limits limits) {
        this.limits = limits;
        deadline = System.nanoTime() + limits.time().toNanos();
    }

    /** Starts counting for this thread. */
    static Budget start(Limits limits) {
        Budget budget = new Budget(limits);
        RUNNING.set(budget);
        return budget;
    }

    static void stop() {
        RUNNING.remove();
    }

    /** Asks a question of rules within these limits. */
    static boolean within(Limits limits, BooleanSupplier question) {
        start(limits);
        try {
            return question.getAsBoolean();
        } finally {
            stop();
        }
    }

    /**
     * Called by compiled rules before each round of a loop and on entry to each function and lambda; true, or the evaluation
     * ends.
     */
    public static boolean left() {
        Budget running = RUNNING.get();
        if (running != null) {
            running.round();
        }
        return true;
    }

    /** Called before a text of so many chars is put together. */
    static void build(long chars) {
        Budget running = RUNNING.get();
        if (running != null && (running.built += chars) > running.limits.chars()) {
            throw new Runaway("拼出来的文字超过了 " + running.limits.chars() + " 个字，已经中止");
        }
    }

    /** What is running on this thread; null outside of an evaluation. */
    static @Nullable Budget running() {
        return RUNNING.get();
    }

    void step() {
        if (++steps % LOOK_EVERY == 0) {
            look();
        }
    }

    private void round() {
        if (++rounds > limits.rounds()) {
            throw new Runaway("循环和调用超过了 " + limits.rounds() + " 次，已经中止");
        }
        step();
    }

    void firing() {
        if (++firings > limits.firings()) {
            throw new Runaway("触发的规则超过了 " + limits.firings() + " 条，已经中止");
        }
    }

    private void look() {
        if (System.nanoTime() - deadline > 0) {
            throw new Runaway("运行超过了 " + limits.time().toMillis() + " 毫秒，已经中止");
        }
    }
}
