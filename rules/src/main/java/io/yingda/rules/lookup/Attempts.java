package io.yingda.rules.lookup;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often an operation may be asked, so that nobody finds out by trying.
 *
 * @param each at most how often by one follower ({@link #FOLLOWER}), or with one value of an argument, by its name
 * @param within counted over so long, from the first time
 */
public record Attempts(Map<String, Integer> each, Duration within) {

    /** Stands for the follower who asks, among the names of arguments. */
    public static final String FOLLOWER = "follower";

    /** As often as anybody likes. */
    public static final Attempts ANY = new Attempts(Map.of(), Duration.ZERO);

    public Attempts {
        each = Collections.unmodifiableMap(new LinkedHashMap<>(each));
    }
}
