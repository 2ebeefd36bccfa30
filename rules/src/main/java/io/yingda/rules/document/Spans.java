package io.yingda.rules.document;

import java.time.Duration;
import java.util.Optional;

/** Spans of time as files write them. */
public final class Spans {

    private Spans() {}

    /** A span such as {@code 20s}, {@code 40m}, {@code 3h} or {@code 2d}; empty when it is none. */
    public static Optional<Duration> of(String text) {
        if (!text.matches("\\d{1,6}[smhd]")) {
            return Optional.empty();
        }
        long amount = Long.parseLong(text.substring(0, text.length() - 1));
        return Optional.of(
                switch (text.charAt(text.length() - 1)) {
                    case 's' -> Duration.ofSeconds(amount);
                    case 'm' -> Duration.ofMinutes(amount);
                    case 'h' -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }
}
