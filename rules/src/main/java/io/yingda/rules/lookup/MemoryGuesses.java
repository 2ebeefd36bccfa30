package io.yingda.rules.lookup;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts in memory; beyond a bound what began first is forgotten. */
public final class MemoryGuesses implements Guesses {

    private static final int BOUND = 100_000;

    private final Map<String, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> first) {
            return size() > BOUND;
        }
    };

    private record Count(int number, Instant until) {}

    @Override
    public synchronized boolean allow(List<Guess> guesses, Instant now) {
        boolean allowed = true;
        for (Guess guess : guesses) {
            Count before = counts.get(guess.subject());
            Count count = before == null || !before.until().isAfter(now)
                    ? new Count(1, now.plus(guess.within()))
                    : new Count(before.number() + 1, before.until());
            counts.put(guess.subject(), count);
            allowed &= count.number() <= guess.most();
        }
        return allowed;
    }
}
