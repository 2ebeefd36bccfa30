package io.yingda.server.sandbox.push;

import io.yingda.server.sandbox.push.Courier.Delivery;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Sends pushes through a {@link Courier}, with the trouble that is in force. Confined to one event loop. */
public final class Postman {

    private static final long LONGEST_HOLD_MILLIS = 1_000;
    private static final int LARGEST_GAP_MILLIS = 300;

    private final Courier courier;
    private final Timer timer;
    private final Random random;
    private final Map<String, Runnable> held = new HashMap<>();
    private PushTrouble trouble = PushTrouble.NONE;

    /** @param seed of the dice that decide which pushes meet with trouble */
    public Postman(Line line, InstantSource clock, Timer timer, Courier.Habit habit, long seed) {
        this.timer = timer;
        this.random = new Random(seed);
        this.courier = new Courier(line, clock, timer, habit, () -> hits(trouble.lostAnswers()));
    }

    public PushTrouble trouble() {
        return trouble;
    }

    /** From now on, also for pushes that are under way. */
    public void meet(PushTrouble now) {
        trouble = now;
    }

    /**
     * Sends one push.
     *
     * @param follower whose pushes it may change places with
     * @param query makes a new query for each attempt
     * @param concluded told how it ended; a second time, with true, when it was sent twice
     */
    public void send(
            String follower,
            String path,
            Supplier<String> query,
            String body,
            BiConsumer<Delivery, Boolean> concluded) {
        boolean twice = hits(trouble.doubled());
        Runnable departure = () -> {
            deliver(path, query, body, delivery -> concluded.accept(delivery, false));
            if (twice) {
                timer.after(
                        random.nextInt(LARGEST_GAP_MILLIS),
                        () -> deliver(path, query, body, delivery -> concluded.accept(delivery, true)));
            }
        };
        timer.after(delay(), () -> depart(follower, departure));
    }

    private void deliver(
            String path, Supplier<String> query, String body, java.util.function.Consumer<Delivery> concluded) {
        courier.deliver(path, query, body).onSuccess(concluded::accept);
    }

    private void depart(String follower, Runnable departure) {
        Runnable earlier = held.remove(follower);
        if (earlier != null) {
            departure.run();
            earlier.run();
        } else if (hits(trouble.reordered())) {
            held.put(follower, departure);
            timer.after(LONGEST_HOLD_MILLIS, () -> {
                if (held.remove(follower, departure)) {
                    departure.run();
                }
            });
        } else {
            departure.run();
        }
    }

    private long delay() {
        int spread = trouble.mostDelayMillis() - trouble.leastDelayMillis();
        return trouble.leastDelayMillis() + (spread == 0 ? 0L : random.nextInt(spread + 1));
    }

    private boolean hits(double share) {
        return share > 0 && random.nextDouble() < share;
    }
}
