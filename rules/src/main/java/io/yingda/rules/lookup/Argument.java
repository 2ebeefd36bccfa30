package io.yingda.rules.lookup;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is asked with.
 *
 * @param type text, a number or a date
 * @param personal whether it is shown masked wherever people look
 * @param usual what it is when it is left out; empty for nothing
 * @param from what of the asker it is when it is left out; null for nothing
 */
public record Argument(
        String name,
        Type type,
        boolean required,
        boolean personal,
        String usual,
        @Nullable Asker from) {

    private static final int LONGEST = 200;

    /** One that has nothing to do with who asks. */
    public Argument(String name, Type type, boolean required, boolean personal, String usual) {
        this(name, type, required, personal, usual, null);
    }

    /** What is wrong with this value, in Chinese; empty when it fits. The value itself is not in it. */
    public Optional<String> wrong(String value) {
        if (value.isBlank()) {
            return required ? Optional.of("缺少参数 " + name) : Optional.empty();
        }
        if (value.length() > LONGEST) {
            return Optional.of("参数 " + name + " 太长");
        }
        return switch (type) {
            case NUMBER ->
                value.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")
                        ? Optional.empty()
                        : Optional.of("参数 " + name + " 应当是数字");
            case DATE -> isDate(value) ? Optional.empty() : Optional.of("参数 " + name + " 应当是日期，如 2026-11-30");
            default -> Optional.empty();
        };
    }

    /** The value as people who look at a turn may see it: of a personal one at most its last two characters. */
    public String shown(String value) {
        if (!personal) {
            return value;
        }
        int points = value.codePointCount(0, value.length());
        return points < 6 ? "****" : "****" + value.substring(value.offsetByCodePoints(0, points - 2));
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
