package io.yingda.rules.form;

import io.yingda.engine.document.Fields;
import io.yingda.engine.form.Ending;
import io.yingda.rules.lookup.Argument;
import io.yingda.rules.lookup.LookUps;
import io.yingda.rules.lookup.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what a form is for. */
final class EndingReader {

    private static final List<String> KINDS = List.of("ticket", "hand-over", "lookup", "reply");
    private static final int URGENT = 100;
    private static final Ending NONE = new Ending.Say("");

    private final LookUps lookUps;
    private final Set<String> slots;
    private final Places places;

    /** Looks through the words of a field for slots that do not exist. */
    @FunctionalInterface
    interface Places {
        void check(Fields fields, String field, String template, Set<String> slots);
    }

    EndingReader(LookUps lookUps, Set<String> slots, Places places) {
        this.lookUps = lookUps;
        this.slots = slots;
        this.places = places;
    }

    /** The ending as far as it can be read. */
    Ending read(Fields form) {
        Fields end = form.fields("end").orElse(null);
        if (end == null) {
            form.error(form.line("end"), "没有写填完之后做什么", "请写上 end，如 end: {ticket: {department: 门店服务, words: …}}");
            return NONE;
        }
        List<String> written = KINDS.stream().filter(end::has).toList();
        if (written.size() != 1) {
            end.error(
                    end.line(),
                    written.isEmpty() ? "end 里没有写做什么" : "end 里只能写一样，这里有：" + String.join("、", written),
                    "请写且只写一个：" + String.join("、", KINDS));
        }
        KINDS.forEach(end::node);
        end.finish();
        return written.isEmpty() ? NONE : read(end, written.getFirst());
    }

    private Ending read(Fields end, String kind) {
        if (kind.equals("reply")) {
            return new Ending.Say(words(end, "reply"));
        }
        return end.fields(kind)
                .map(fields -> {
                    Ending ending = switch (kind) {
                        case "ticket" -> new Ending.Ticket(fields.requiredText("department"), words(fields, "words"));
                        case "hand-over" ->
                            new Ending.HandOver(
                                    fields.requiredText("queue"),
                                    fields.integer("priority", 0, URGENT).orElse(0),
                                    words(fields, "words"),
                                    unserved(fields));
                        default -> lookUp(fields);
                    };
                    fields.finish();
                    return ending;
                })
                .orElse(NONE);
    }

    private String words(Fields fields, String name) {
        String words = fields.requiredText(name);
        places.check(fields, name, words, slots);
        return words;
    }

    private String unserved(Fields fields) {
        String words = fields.text("unserved").orElse("");
        places.check(fields, "unserved", words, slots);
        return words;
    }

    private Ending lookUp(Fields fields) {
        String name = fields.requiredText("operation");
        Map<String, String> arguments = new HashMap<>();
        fields.fields("arguments").ifPresent(each -> {
            for (String argument : each.names()) {
                String slot = each.requiredText(argument);
                arguments.put(argument, slot);
                if (!slots.contains(slot)) {
                    each.error(each.line(argument), "表单里没有“" + slot + "”这一项", Suggestion.of(slot, slots));
                }
            }
        });
        Operation operation = lookUps.operation(name).orElse(null);
        if (operation == null) {
            fields.error(fields.line("operation"), "没有声明查询“" + name + "”", lookUps.instead(name));
        } else {
            arguments(fields, operation, arguments.keySet());
        }
        return new Ending.LookUp(name, arguments);
    }

    private static void arguments(Fields fields, Operation operation, Set<String> given) {
        Set<String> known = operation.arguments().keySet();
        given.stream()
                .filter(argument -> !known.contains(argument))
                .forEach(argument -> fields.error(
                        fields.line("arguments"),
                        "查询“" + operation.name() + "”没有参数 " + argument,
                        Suggestion.of(argument, known)));
        Stream<Argument> missing = operation.arguments().values().stream()
                .filter(argument -> argument.required() && !given.contains(argument.name()));
        missing.forEach(argument -> fields.error(
                fields.line("arguments"),
                "查询“" + operation.name() + "”缺少参数 " + argument.name(),
                "请写上它用哪一项的值，如 arguments: {" + argument.name() + ": 单号}"));
    }
}
