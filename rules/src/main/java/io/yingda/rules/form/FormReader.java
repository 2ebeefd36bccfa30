package io.yingda.rules.form;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.fact.Filling;
import io.yingda.engine.form.Form;
import io.yingda.engine.form.FormSlot;
import io.yingda.engine.form.Forms;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.rules.document.Spans;
import io.yingda.rules.document.YamlFolder;
import io.yingda.rules.lookup.LookUps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code forms/*.yaml}: each file maps forms' names to what they ask for. */
public final class FormReader {

    private static final String FOLDER = "forms";
    private static final Duration USUAL = Duration.ofMinutes(30);
    private static final String CANCELLED = "好的，不办了。有问题随时直接问我。";
    private static final String NAME = "[\\p{L}\\d][\\p{L}\\d_-]*";
    private static final Set<String> RESERVED = Set.of(Filling.CONFIRMATION, Filling.CHANGE);
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private final String file;
    private final LookUps lookUps;

    private FormReader(String file, LookUps lookUps) {
        this.file = file;
        this.lookUps = lookUps;
    }

    /**
     * The forms without a fault.
     *
     * @param rulesFolder the folder that holds {@code forms}
     * @param lookUps what a form may look up in the end
     * @param problems receives everything that is wrong, with file and line
     */
    public static Forms read(Path rulesFolder, LookUps lookUps, Consumer<Problem> problems) {
        Map<String, Form> forms = new TreeMap<>();
        Map<String, String> places = new HashMap<>();
        YamlFolder.read(rulesFolder, FOLDER, problems, (file, root) -> {
            if (root instanceof Node.Mapping mapping) {
                new FormReader(file, lookUps).forms(mapping, forms, places, problems);
            } else {
                problems.accept(Problem.error(
                        file, root.line(), "表单文件应当是一组“名字: …”，这里却是" + root.label(), "写法见 rules/README.md"));
            }
        });
        return new Forms(forms);
    }

    private void forms(
            Node.Mapping mapping, Map<String, Form> forms, Map<String, String> places, Consumer<Problem> problems) {
        for (String name : new Fields(file, mapping, problems).names()) {
            List<Problem> found = new ArrayList<>();
            Fields all = new Fields(file, mapping, found::add);
            String place = file + ":" + all.line(name);
            String other = places.putIfAbsent(name, place);
            if (!name.matches(NAME)) {
                all.error(all.line(name), "表单的名字“" + name + "”不能用", "只用字母、汉字、数字和 - _，如 遗失物品");
            }
            if (other != null) {
                all.error(all.line(name), "表单“" + name + "”重名", "另一个在 " + other + "，请换一个名字");
            }
            all.fields(name)
                    .map(fields -> form(name, fields))
                    .filter(form -> found.stream().noneMatch(problem -> problem.severity() == Severity.ERROR))
                    .ifPresent(form -> forms.put(name, form));
            found.forEach(problems);
        }
    }

    private Form form(String name, Fields fields) {
        fields.text("about");
        List<FormSlot> slots = new ArrayList<>();
        Optional<Fields> written = fields.fields("slots");
        Set<String> names = written.map(Fields::names).orElse(Set.of());
        if (names.isEmpty()) {
            fields.error(
                    fields.line("slots"),
                    "表单“" + name + "”没有 slots",
                    "请写上要问的每一项，如 slots: {手机号: {type: phone, prompt: …}}");
        }
        written.ifPresent(each -> names.forEach(slot -> {
            if (!slot.matches(NAME) || RESERVED.contains(slot)) {
                each.error(each.line(slot), "这一项不能叫“" + slot + "”", "只用字母、汉字、数字和 - _，不能叫 确认、修改");
            }
            each.fields(slot).ifPresent(one -> {
                places(one, "prompt", one.text("prompt").orElse(""), names);
                SlotFields.read(slot, one).ifPresent(slots::add);
            });
        }));
        String confirmation = fields.text("confirm").orElse("");
        places(fields, "confirm", confirmation, names);
        Form form = new Form(
                name,
                slots,
                confirmation,
                fields.text("cancelled").filter(words -> !words.isBlank()).orElse(CANCELLED),
                new EndingReader(lookUps, names, FormReader::places).read(fields),
                expires(fields));
        fields.finish();
        return form;
    }

    private static Duration expires(Fields fields) {
        Optional<String> written = fields.text("expires").map(String::strip);
        Optional<Duration> span = written.flatMap(Spans::of);
        if (written.isPresent() && span.isEmpty()) {
            fields.error(fields.line("expires"), "expires 应当是一段时间，这里是“" + written.get() + "”", "例如 10m、2h、1d");
        }
        return span.orElse(USUAL);
    }

    /** Reports every {@code {{slot}}} of a template that is none. */
    private static void places(Fields fields, String field, String template, Set<String> slots) {
        Matcher place = PLACE.matcher(template);
        while (place.find()) {
            if (!slots.contains(place.group(1))) {
                fields.error(
                        fields.line(field),
                        field + " 里的 {{" + place.group(1) + "}} 不是表单里的一项",
                        Suggestion.of(place.group(1), slots));
            }
        }
    }
}
