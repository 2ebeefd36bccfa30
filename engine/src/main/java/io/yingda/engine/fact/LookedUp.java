package io.yingda.engine.fact;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of a look-up in the merchant's systems during this turn.
 *
 * @param operation the operation, as rules name it
 * @param arguments what was asked with, for people who look at the turn: personal ones are masked
 * @param fields what it returned, by name; empty when it failed
 * @param fault what kind of failure it was; null when it did not fail, or when nobody knows
 * @param failure why it failed, in words; empty when it did not
 * @param pending whether the answer, should it still come soon, is given to the follower then
 * @param late whether this is such an answer
 * @param millis how long it took
 */
public record LookedUp(
        String operation,
        Map<String, String> arguments,
        Map<String, Value> fields,
        @Nullable Fault fault,
        String failure,
        boolean pending,
        boolean late,
        long millis) {

    public LookedUp {
        arguments = Map.copyOf(arguments);
        fields = Map.copyOf(fields);
    }

    public static LookedUp found(String operation, Map<String, Value> fields) {
        return new LookedUp(operation, Map.of(), fields, null, "", false, false, 0);
    }

    /** A result all of whose fields are text. */
    public static LookedUp ofTexts(String operation, Map<String, String> fields) {
        return found(
                operation,
                fields.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, field -> new Value.Text(field.getValue()))));
    }

    public static LookedUp failed(String operation, String why) {
        return failed(operation, Fault.UNAVAILABLE, why);
    }

    public static LookedUp failed(String operation, Fault fault, String why) {
        return new LookedUp(operation, Map.of(), Map.of(), fault, why, false, false, 0);
    }

    /** The same, asked with these arguments and having taken so long. */
    public LookedUp asked(Map<String, String> with, long took) {
        return new LookedUp(operation, with, fields, fault, failure, pending, late, took);
    }

    /** The same, the answer still to come. */
    public LookedUp awaited() {
        return new LookedUp(operation, arguments, fields, fault, failure, true, late, millis);
    }

    /** The same, come late. */
    public LookedUp comeLate() {
        return new LookedUp(operation, arguments, fields, fault, failure, pending, true, millis);
    }

    public boolean isFailed() {
        return !failure.isEmpty();
    }

    /** A field as a follower reads it, or empty when there is none of that name. */
    public String text(String field) {
        return row().text(field);
    }

    /** A number, or 0 when there is none of that name. */
    public double number(String field) {
        return row().number(field);
    }

    /** An amount in hundredths of a yuan, or 0 when there is none of that name. */
    public long money(String field) {
        return row().money(field);
    }

    /** A day, or null when there is none of that name. */
    public @Nullable LocalDate date(String field) {
        return row().date(field);
    }

    /** A moment, or null when there is none of that name. */
    public @Nullable LocalDateTime time(String field) {
        return row().time(field);
    }

    /** The rows of a list, or none when there is none of that name. */
    public List<Row> rows(String field) {
        return fields.get(field) instanceof Value.Rows rows ? rows.rows() : List.of();
    }

    /** The text with each {@code {{field}}} in it replaced by that field as a follower reads it. */
    public String fill(String template) {
        return row().fill(template);
    }

    /** The template filled once for each row of a list. */
    public List<String> each(String field, String template) {
        return rows(field).stream().map(row -> row.fill(template)).toList();
    }

    /** The same, a line each, of at most so many rows. */
    public String lines(String field, int most, String template) {
        return rows(field).stream().limit(most).map(row -> row.fill(template)).collect(Collectors.joining("\n"));
    }

    private Row row() {
        return new Row(fields);
    }

    /** One of several of a kind, such as an order. */
    public record Row(Map<String, Value> fields) {

        private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

        public Row {
            fields = Map.copyOf(fields);
        }

        public String text(String field) {
            Value value = fields.get(field);
            return value == null ? "" : value.shown();
        }

        public double number(String field) {
            return switch (fields.get(field)) {
                case Value.Quantity number -> number.number();
                case Value.Money money -> money.fen() / 100.0;
                case null, default -> 0;
            };
        }

        public long money(String field) {
            return fields.get(field) instanceof Value.Money money ? money.fen() : 0;
        }

        public @Nullable LocalDate date(String field) {
            return switch (fields.get(field)) {
                case Value.Date date -> date.date();
                case Value.Time time -> time.time().toLocalDate();
                case null, default -> null;
            };
        }

        public @Nullable LocalDateTime time(String field) {
            return fields.get(field) instanceof Value.Time time ? time.time() : null;
        }

        /** A value's {@code <} is shown full width, so that no value becomes a link. Values are never filled again. */
        public String fill(String template) {
            return PLACE.matcher(template)
                    .replaceAll(place ->
                            Matcher.quoteReplacement(text(place.group(1)).replace('<', '＜')));
        }

        String shown() {
            return new TreeMap<>(fields)
                    .entrySet().stream()
                            .map(field ->
                                    field.getKey() + "=" + field.getValue().shown())
                            .collect(Collectors.joining("，"));
        }
    }
}
