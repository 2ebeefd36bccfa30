package io.yingda.rules.run;

import io.yingda.engine.fact.Facts;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.drl.RulePlace;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tries new rules on sample facts before a follower meets them: what Drools finds out only at run time, such as a value that
 * is missing, shows here.
 */
public final class Rehearsal {

    private static final String BEFORE_SERVICE = "改好之前，上一版规则继续使用";
    private static final int WARM_UP = 5;
    private static final Duration TOO_SLOW = Duration.ofMillis(200);

    private Rehearsal() {}

    /**
     * The problems that showed; empty when the rules may go into service.
     *
     * @param words texts for the samples' messages: those the rules themselves look for reach the most of them
     */
    public static List<Problem> of(RuleBase rules, Collection<String> words) {
        Set<Problem> problems = new LinkedHashSet<>();
        List<Facts> samples = SampleFacts.all(words);
        for (Facts facts : samples) {
            Failure failure = rules.evaluate(facts, Limits.REHEARSAL).failure();
            if (failure != null) {
                problems.add(problem(failure));
                if (failure.runaway()) {
                    return List.copyOf(problems);
                }
            }
        }
        if (problems.isEmpty()) {
            problems.addAll(slowness(rules, SampleFacts.fullest()));
        }
        return List.copyOf(problems);
    }

    /** Runs rules that are known to be good, so that not the first follower waits for their classes to be loaded. */
    public static void warmUp(RuleBase rules) {
        rules.evaluate(SampleFacts.fullest(), Limits.REHEARSAL);
        rules.evaluate(SampleFacts.ordinary("谢谢，我要找人工退货"), Limits.REHEARSAL);
        rules.evaluate(SampleFacts.ordinary(SampleFacts.USUAL), Limits.REHEARSAL);
    }

    /** A rule that joins everything with everything is slow on every turn, and nothing can stop it half-way. */
    private static List<Problem> slowness(RuleBase rules, Facts facts) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP; round++) {
            long start = System.nanoTime();
            rules.evaluate(facts, Limits.REHEARSAL);
            least = Math.min(least, System.nanoTime() - start);
        }
        return least < TOO_SLOW.toNanos()
                ? List.of()
                : List.of(Problem.error(
                        "rules/drl",
                        0,
                        "试运行太慢：一次要 " + least / 1_000_000 + " 毫秒",
                        "请减少一条规则里 Candidate、Slot、LookedUp 条件的个数。" + BEFORE_SERVICE));
    }

    private static Problem problem(Failure failure) {
        RulePlace place = failure.place();
        return place == null
                ? Problem.error("rules/drl", 0, "试运行时" + failure.what(), BEFORE_SERVICE)
                : Problem.error(
                        place.file(), place.line(), "规则“" + place.rule() + "”试运行时" + failure.what(), BEFORE_SERVICE);
    }
}
