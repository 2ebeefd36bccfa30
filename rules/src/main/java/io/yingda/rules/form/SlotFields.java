package io.yingda.rules.form;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.form.FormSlot;
import io.yingda.engine.form.SlotType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one slot of a form. */
final class SlotFields {

    private static final int YEARS = 3_660;

    private SlotFields() {}

    /** The slot; empty when nobody can tell its type. */
    static Optional<FormSlot> read(String name, Fields fields) {
        String prompt = fields.requiredText("prompt");
        String refusal = fields.text("refusal").orElse("");
        boolean optional = fields.flag("optional").orElse(false);
        Optional<SlotType> type = type(fields);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Double least = limit(fields, type.get(), "min", "from");
        Double most = limit(fields, type.get(), "max", "until");
        if (least != null && most != null && least > most) {
            fields.error(fields.line(), "“" + name + "”的下限比上限大", "请对调");
        }
        FormSlot slot = new FormSlot(
                name,
                type.get(),
                prompt,
                refusal,
                optional,
                least,
                most,
                type.get() == SlotType.ORDER ? pattern(fields) : null,
                type.get().isListed() ? options(fields, type.get()) : Map.of());
        fields.finish();
        return Optional.of(slot);
    }

    private static Optional<SlotType> type(Fields fields) {
        String word = fields.requiredText("type").strip().toLowerCase(Locale.ROOT);
        Optional<SlotType> type = Stream.of(SlotType.values())
                .filter(each -> each.word().equals(word))
                .findFirst();
        if (type.isEmpty() && !word.isEmpty()) {
            List<String> words =
                    Stream.of(SlotType.values()).map(SlotType::word).toList();
            fields.error(fields.line("type"), "没有类型 " + word, Suggestion.of(word, words));
        }
        return type;
    }

    /** Days from today for a date, characters for a text; null when it is not written, or for a type without limits. */
    private static @Nullable Double limit(Fields fields, SlotType type, String number, String day) {
        OptionalDouble limit = switch (type) {
            case DATE ->
                fields.integer(day, -YEARS, YEARS).stream().asDoubleStream().findFirst();
            case TEXT, NUMBER, AMOUNT -> fields.number(number);
            default -> OptionalDouble.empty();
        };
        return limit.isPresent() ? (Double) limit.getAsDouble() : null;
    }

    private static @Nullable Pattern pattern(Fields fields) {
        String written = fields.requiredText("pattern").strip();
        try {
            return Pattern.compile(written, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException broken) {
            fields.error(
                    fields.line("pattern"),
                    "pattern 不是正则表达式：" + broken.getDescription(),
                    "例如 h[0-9]{13}|20[0-9]{9}，字母不分大小写");
            return null;
        }
    }

    /** A list of names, or a mapping of each to other words for it. */
    private static Map<String, List<String>> options(Fields fields, SlotType type) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        if (fields.node("options").orElse(null) instanceof Node.Mapping) {
            fields.fields("options")
                    .ifPresent(each -> each.names().forEach(option -> options.put(option, each.texts(option))));
        } else {
            fields.texts("options").forEach(option -> options.put(option, List.of()));
        }
        if (options.isEmpty()) {
            fields.error(
                    fields.line("options"),
                    type.word() + " 没有 options",
                    "请列出可以选的，如 options: [上海, 杭州]，或 options: {上海徐汇店: [徐汇]}");
        }
        return options;
    }
}
