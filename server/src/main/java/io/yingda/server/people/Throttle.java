package io.yingda.server.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts attempts that fail, by login or by address, and refuses more than so many within a while. An attempt counts from
 * its beginning, so that many at once are not many more. Remembers a bounded number of names, the latest; for one process.
 * Safe for many threads.
 */
final class Throttle {

    private static final int MOST_NAMES = 10_000;

    private final int most;
    private final Duration during;
    private final InstantSource clock;
    private final Map<String, Attempts> names = new LinkedHashMap<>(16, 0.75f, true);

    private record Attempts(int count, Instant since) {}

    /** @param during counted from the first attempt on */
    Throttle(int most, Duration during, InstantSource clock) {
        this.most = most;
        this.during = during;
        this.clock = clock;
    }

    /** @throws Refusal with 429 when there were too many; this one does not count then */
    synchronized void attempt(String name) {
        Instant now = clock.instant();
        Attempts before = names.get(name);
        if (before == null || !before.since().plus(during).isAfter(now)) {
            before = new Attempts(0, now);
        }
        if (before.count() >= most) {
            long wait = Duration.between(now, before.since().plus(during)).toSeconds() + 1;
            throw new Refusal(429, "试错的次数太多，请过 " + (wait + 59) / 60 + " 分钟再试", Map.of(Answers.RETRY_AFTER, wait));
        }
        names.put(name, new Attempts(before.count() + 1, before.since()));
        if (names.size() > MOST_NAMES) {
            names.remove(names.keySet().iterator().next());
        }
    }

    /** The last attempt did not fail, and those before it are forgiven as well. */
    synchronized void forgive(String name) {
        names.remove(name);
    }

    /** The last attempt did not fail. */
    synchronized void takeBack(String name) {
        names.computeIfPresent(
                name, (same, before) -> before.count() <= 1 ? null : new Attempts(before.count() - 1, before.since()));
    }
}
