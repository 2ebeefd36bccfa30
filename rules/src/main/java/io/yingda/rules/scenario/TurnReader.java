package io.yingda.rules.scenario;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.rules.document.Spans;
import io.yingda.rules.scenario.ScriptedTurn.ScriptedCandidate;
import io.yingda.rules.scenario.ScriptedTurn.ScriptedLookup;
import io.yingda.rules.scenario.ScriptedTurn.Sends;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one turn of a scenario. */
final class TurnReader {

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(20);
    private static final Set<String> DECISIONS =
            Set.of("Answer", "AnswerEach", "Offer", "Ask", "LookUp", "HandOver", "OpenTicket", "Say", "Silence");
    private static final String ANYTHING =
            "text voice image video location link file menu scan follow unfollow other late";
    private static final Set<String> ABOUT = Set.of("failure", "fault", "pending");
    private static final int MANY = 1_000;

    private final String file;
    private final Consumer<Problem> problems;

    TurnReader(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    ScriptedTurn read(Fields fields) {
        List<Sends> sends = Stream.of(Sends.values())
                .filter(kind -> fields.has(field(kind)))
                .toList();
        Map<Sends, String> values = new HashMap<>();
        for (Sends kind : Sends.values()) {
            values.put(kind, fields.text(field(kind)).orElse(""));
        }
        if (sends.size() != 1) {
            String found = sends.stream().map(TurnReader::field).collect(Collectors.joining("、"));
            fields.error(
                    fields.line(),
                    sends.isEmpty() ? "这个回合没有写粉丝发了什么" : "一个回合只能发一样东西，这里有：" + found,
                    "请写且只写一个：" + ANYTHING.replace(" ", "、"));
        }
        Sends kind = sends.isEmpty() ? Sends.TEXT : sends.getFirst();
        ScriptedTurn turn = new ScriptedTurn(
                fields.line(),
                kind,
                values.getOrDefault(kind, ""),
                after(fields),
                candidates(fields),
                searches(fields),
                lookups(fields),
                expectation(fields));
        fields.finish();
        return turn;
    }

    private static String field(Sends kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Duration after(Fields fields) {
        Optional<String> written = fields.text("after");
        if (written.isEmpty()) {
            return USUAL_PAUSE;
        }
        Optional<Duration> span = Spans.of(written.get());
        if (span.isEmpty()) {
            fields.error(fields.line("after"), "after 应当是一段时间，这里是“" + written.get() + "”", "例如 20s、40m、3h、2d");
        }
        return span.orElse(USUAL_PAUSE);
    }

    private static @Nullable List<ScriptedCandidate> candidates(Fields fields) {
        return fields.has("candidates") ? candidates(fields, "candidates") : null;
    }

    private static Map<String, List<ScriptedCandidate>> searches(Fields fields) {
        Map<String, List<ScriptedCandidate>> searches = new LinkedHashMap<>();
        fields.fields("searches")
                .ifPresent(found -> found.names().forEach(text -> searches.put(text, candidates(found, text))));
        return searches;
    }

    private static List<ScriptedCandidate> candidates(Fields fields, String name) {
        List<ScriptedCandidate> candidates = new ArrayList<>();
        for (Node item : fields.items(name)) {
            fields.fields(name, item).ifPresent(each -> {
                double confidence = each.number("confidence").orElse(-1);
                if (confidence < 0 || confidence > 1) {
                    each.error(each.line("confidence"), "confidence 应当是 0 到 1 的数字", "");
                }
                candidates.add(new ScriptedCandidate(
                        each.requiredText("article"),
                        confidence,
                        each.text("category").orElse(null),
                        each.text("question").orElse(null),
                        each.text("answer").orElse(null),
                        each.line()));
                each.finish();
            });
        }
        return candidates;
    }

    private Map<String, ScriptedLookup> lookups(Fields fields) {
        Map<String, ScriptedLookup> lookups = new HashMap<>();
        fields.fields("lookups")
                .ifPresent(operations -> operations
                        .names()
                        .forEach(operation -> operations
                                .fields(operation)
                                .ifPresent(result -> lookups.put(operation, lookup(result)))));
        return lookups;
    }

    private static ScriptedLookup lookup(Fields result) {
        Map<String, Node.Field> values = new LinkedHashMap<>();
        result.names().stream()
                .filter(name -> !ABOUT.contains(name))
                .forEach(name -> values.put(
                        name,
                        new Node.Field(
                                result.node(name).orElse(new Node.Empty(result.line(name))), result.line(name))));
        Optional<Fault> fault = result.text("fault").flatMap(word -> fault(result, word));
        String failure = result.text("failure")
                .orElse(fault.map(kind -> "场景：" + kind.name().toLowerCase(Locale.ROOT))
                        .orElse(""));
        boolean pending = result.flag("pending").orElse(false);
        return new ScriptedLookup(
                new Node.Mapping(failure.isEmpty() ? values : Map.of(), result.line()),
                failure.isEmpty() ? null : fault.orElse(Fault.UNAVAILABLE),
                failure,
                pending);
    }

    private static Optional<Fault> fault(Fields result, String word) {
        Optional<Fault> fault = Stream.of(Fault.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
        if (fault.isEmpty()) {
            String known = Stream.of(Fault.values())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("、"));
            result.error(result.line("fault"), "没有这种失败：" + word, "可用的：" + known);
        }
        return fault;
    }

    private Expectation expectation(Fields turn) {
        Fields fields = turn.fields("expect")
                .orElseGet(() -> new Fields(file, new Node.Mapping(Map.of(), turn.line()), problems));
        Map<String, Integer> lines = new HashMap<>();
        fields.names().forEach(name -> lines.put(name, fields.line(name)));
        if (lines.isEmpty()) {
            fields.error(turn.line(), "这个回合没有写 expect", "请写上至少一项期望，如 expect: {decision: Say}");
        }
        Expectation expectation = new Expectation(
                decision(fields),
                fields.text("article").orElse(null),
                fields.has("articles") ? fields.texts("articles") : null,
                fields.has("options") ? fields.texts("options") : null,
                fields.text("queue").orElse(null),
                fields.texts("reply"),
                fields.texts("not"),
                fields.texts("rules"),
                fields.texts("tags"),
                fields.text("topic").orElse(null),
                number(fields),
                fields.flag("waiting").orElse(null),
                fields.text("form").orElse(null),
                slots(fields),
                fields.text("member").orElse(null),
                lines);
        fields.finish();
        return expectation;
    }

    private static Map<String, String> slots(Fields fields) {
        Map<String, String> slots = new LinkedHashMap<>();
        fields.fields("slots")
                .ifPresent(each -> each.names()
                        .forEach(name -> slots.put(name, each.text(name).orElse(""))));
        return slots;
    }

    private static @Nullable Integer number(Fields fields) {
        OptionalInt misses = fields.integer("misses", 0, MANY);
        return misses.isPresent() ? (Integer) misses.getAsInt() : null;
    }

    private static @Nullable String decision(Fields fields) {
        String decision = fields.text("decision").orElse(null);
        if (decision != null && !DECISIONS.contains(decision)) {
            String remedy = Nearest.to(decision, DECISIONS)
                    .map(near -> "您是不是想写“" + near + "”？")
                    .orElse("可用的决定：" + DECISIONS.stream().sorted().collect(Collectors.joining("、")));
            fields.error(fields.line("decision"), "没有这种决定：" + decision, remedy);
        }
        return decision;
    }
}
