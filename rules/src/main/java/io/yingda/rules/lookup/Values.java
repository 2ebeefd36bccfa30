package io.yingda.rules.lookup;

import io.yingda.engine.document.Node;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Value;
import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes values of what systems and files write. */
public final class Values {

    /** At most how many rows of a list are read. */
    public static final int ROWS = 50;

    private static final int LONGEST = 2_000;
    private static final int DIGITS = 30;
    private static final DateTimeFormatter TOGETHER =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private Values() {}

    /**
     * The value that this text stands for; empty when it stands for none of the field's type.
     *
     * @param zone the merchant's, in which a moment is told
     */
    public static Optional<Value> of(Field field, String text, ZoneId zone) {
        String written = text.strip();
        try {
            return Optional.of(
                    switch (field.type()) {
                        case TEXT -> new Value.Text(cut(text));
                        case NUMBER -> new Value.Quantity(decimal(written).doubleValue());
                        case MONEY -> new Value.Money(fen(written, field.hundredths()));
                        case DATE -> new Value.Date(time(written, zone).toLocalDate());
                        case TIME -> new Value.Time(time(written, zone));
                        case ROWS -> throw new IllegalArgumentException("rows are no text");
                    });
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * What a file says an operation returned. What does not fit is reported and left out.
     *
     * @param fields what the operation returns
     * @param file as problems should name it
     */
    public static Map<String, Value> of(
            Map<String, Field> fields, Node.Mapping written, String file, Consumer<Problem> problems) {
        Map<String, Value> values = new LinkedHashMap<>();
        written.fields().forEach((name, entry) -> {
            Field field = fields.get(name);
            if (field == null) {
                String remedy = Nearest.to(name, fields.keySet())
                        .map(near -> "您是不是想写“" + near + "”？")
                        .orElse("声明过的字段：" + String.join("、", fields.keySet()));
                problems.accept(Problem.error(file, entry.line(), "查询没有字段 " + name, remedy));
            } else {
                value(field, entry.value(), file, problems).ifPresent(value -> values.put(name, value));
            }
        });
        return values;
    }

    private static Optional<Value> value(Field field, Node node, String file, Consumer<Problem> problems) {
        if (field.type() == Type.ROWS) {
            return rows(field, node, file, problems);
        }
        if (node instanceof Node.Empty) {
            return Optional.empty();
        }
        Optional<Value> value =
                node instanceof Node.Scalar scalar ? of(field, scalar.value(), ZoneOffset.UTC) : Optional.empty();
        if (value.isEmpty()) {
            problems.accept(Problem.error(
                    file,
                    node.line(),
                    "字段 " + field.name() + " 的值不是 " + field.type().word(),
                    example(field.type())));
        }
        return value;
    }

    private static Optional<Value> rows(Field field, Node node, String file, Consumer<Problem> problems) {
        if (!(node instanceof Node.Sequence sequence)) {
            problems.accept(Problem.error(file, node.line(), "字段 " + field.name() + " 应当是列表", "每一行以“- ”开头"));
            return Optional.empty();
        }
        List<LookedUp.Row> rows = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (item instanceof Node.Mapping row) {
                rows.add(new LookedUp.Row(of(field.fields(), row, file, problems)));
            } else {
                problems.accept(Problem.error(
                        file, item.line(), field.name() + " 的每一项应当是一组字段，这里却是" + item.label(), "写法如 {number: …}"));
            }
        }
        return Optional.of(new Value.Rows(rows));
    }

    private static String example(Type type) {
        return switch (type) {
            case NUMBER -> "写法如 1200";
            case MONEY -> "写法如 128.50";
            case DATE -> "写法如 2026-11-30";
            case TIME -> "写法如 2026-11-30T09:00";
            default -> "应当是单个值";
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    private static BigDecimal decimal(String written) {
        if (!written.matches("[-+]?[0-9]{1," + DIGITS + "}(\\.[0-9]{1," + DIGITS + "})?([eE][-+]?[0-9]{1,2})?")) {
            throw new IllegalArgumentException("not a number");
        }
        return new BigDecimal(written);
    }

    private static long fen(String written, boolean hundredths) {
        BigDecimal amount = decimal(written);
        return (hundredths ? amount : amount.movePointRight(2))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** A day, a moment with or without its offset, or seconds (9 or 10 digits) or milliseconds (13) since 1970. */
    private static LocalDateTime time(String written, ZoneId zone) {
        if (written.matches("[0-9]{9,}")) {
            return digits(written, zone);
        }
        String iso = written.replace('/', '-').replaceFirst("^([0-9-]{8,10}) +", "$1T");
        if (iso.matches("[0-9]{8}")) {
            return LocalDate.parse(iso, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay();
        }
        if (iso.length() <= 10) {
            return LocalDate.parse(iso).atStartOfDay();
        }
        try {
            return LocalDateTime.parse(iso);
        } catch (DateTimeParseException withOffset) {
            return OffsetDateTime.parse(iso.replaceFirst("([+-][0-9]{2})$", "$1:00"))
                    .atZoneSameInstant(zone)
                    .toLocalDateTime();
        }
    }

    private static LocalDateTime digits(String written, ZoneId zone) {
        return switch (written.length()) {
            case 9, 10 -> LocalDateTime.ofInstant(Instant.ofEpochSecond(Long.parseLong(written)), zone);
            case 13 -> LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(written)), zone);
            case 14 -> LocalDateTime.parse(written, TOGETHER);
            default -> throw new IllegalArgumentException("neither a day nor a moment");
        };
    }
}
