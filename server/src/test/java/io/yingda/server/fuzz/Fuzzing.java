package io.yingda.server.fuzz;

import java.util.stream.LongStream;

/**
 * Which cases a run takes. {@code -Dyingda.fuzz.seed=S} takes those of another seed, {@code -Dyingda.fuzz.times=N} so many
 * times as many, {@code -Dyingda.fuzz.case=N} that one alone.
 */
public final class Fuzzing {

    private static final long SEED = 20_261_123;

    private Fuzzing() {}

    public static FuzzCases cases() {
        return new FuzzCases(Long.getLong("yingda.fuzz.seed", SEED));
    }

    /** The numbers of the cases; this many unless told otherwise. */
    public static LongStream numbers(long count) {
        Long one = Long.getLong("yingda.fuzz.case");
        return one == null ? LongStream.range(0, count * Long.getLong("yingda.fuzz.times", 1L)) : LongStream.of(one);
    }
}
