package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time, such as {@code 4.5s}, {@code 800ms}, {@code 10m} or {@code 48h}. */
final class TimeReader {

    private static final Pattern TIME = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*(ms|s|m|h)");

    private TimeReader() {}

    /**
     * The length of time a field says.
     *
     * @param usual where it says nothing, or nothing that makes sense
     * @param expected the shortest and the longest, in words for a problem
     */
    static Duration time(
            Fields fields,
            String name,
            Duration usual,
            Duration least,
            Duration most,
            String expected,
            String example) {
        Optional<String> written = fields.text(name).map(String::strip);
        if (written.isEmpty()) {
            return usual;
        }
        Matcher matcher = TIME.matcher(written.get());
        if (matcher.matches()) {
            Duration time =
                    Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * millis(matcher.group(2))));
            if (time.compareTo(least) >= 0 && time.compareTo(most) <= 0) {
                return time;
            }
        }
        fields.error(fields.line(name), name + " 应当在 " + expected + " 之间，这里是“" + written.get() + "”", "写法如 " + example);
        return usual;
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
    }
}
