package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.history.Line;
import io.yingda.server.desk.history.Place;
import io.yingda.server.desk.marks.Mark;
import io.yingda.server.desk.marks.MarkState;
import io.yingda.server.desk.marks.Marks;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.people.Action;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Right;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the bot should have said: agents mark it, editors settle it. */
final class MarkRoutes {

    private static final String ALL = "/api/desk/marks";
    private static final int PAGE = 50;
    private static final int LONGEST_WORD = 500;

    private final Register register;
    private final History history;
    private final Marks marks;
    private final Knowledge knowledge;
    private final Function<Asked, DeskJson> json;
    private final Gate gate;

    MarkRoutes(
            Register register,
            History history,
            Marks marks,
            Knowledge knowledge,
            Function<Asked, DeskJson> json,
            Gate gate) {
        this.register = register;
        this.history = history;
        this.marks = marks;
        this.knowledge = knowledge;
        this.json = json;
        this.gate = gate;
    }

    void addTo(Answering api) {
        api.post("/api/desk/conversations/:id/lines/:line/mark", Right.SERVE, this::mark)
                .get(ALL, Right.EDIT, this::list)
                .put(ALL + "/:id", Right.EDIT, this::settle);
    }

    private JsonNode mark(Asked asked) {
        HandOver handOver = register.find(asked.id());
        Place place =
                Place.of(asked.path().getOrDefault("line", "")).orElseThrow(() -> new Refused(Why.UNKNOWN, "没有这一行"));
        if (find(handOver, place).isEmpty()) {
            throw new Refused(Why.UNKNOWN, "没有这一行");
        }
        String question = asked.required("question", "请写粉丝问的是什么");
        String article = asked.text("articleId");
        String answer = asked.text("answer");
        if (article.isBlank() && answer.isBlank()) {
            throw new Refused(Why.WRONG, "请选一个条目，或者写出机器人该怎么答");
        }
        marks.mark(handOver, place.toString(), asked.speaker(), known(article), question, answer);
        gate.did(asked.person(), Action.MARKED, handOver.id() + "/" + place);
        return find(handOver, place)
                .map(line -> json.apply(asked).line(line, handOver.id()))
                .orElseThrow(() -> new Refused(Why.UNKNOWN, "没有这一行"));
    }

    /** An article there is; null where none is named. */
    private @Nullable String known(String article) {
        if (article.isBlank()) {
            return null;
        }
        if (knowledge.title(article.strip()).isEmpty()) {
            throw new Refused(Why.WRONG, "没有编号为“" + article.strip() + "”的条目");
        }
        return article.strip();
    }

    private Optional<Line> find(HandOver handOver, Place place) {
        return history.at(handOver.follower(), place).stream()
                .filter(line -> line.place().equals(place))
                .findFirst();
    }

    private JsonNode list(Asked asked) {
        String state = asked.query().getOrDefault("state", "");
        String before = asked.query().getOrDefault("before", "");
        List<Mark> found = marks.all(
                state.isEmpty() ? null : state(state),
                before.isEmpty() ? Long.MAX_VALUE : Asked.number(before),
                PAGE + 1);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("marks");
        found.stream().limit(PAGE).forEach(mark -> all.add(json(mark, json.apply(asked))));
        return answer.put("more", found.size() > PAGE);
    }

    private JsonNode settle(Asked asked) {
        MarkState state = state(asked.text("state"));
        String word = asked.text("word").strip();
        if (word.length() > LONGEST_WORD) {
            throw new Refused(Why.WRONG, "说明最多 " + LONGEST_WORD + " 字");
        }
        if (state == MarkState.REJECTED && word.isEmpty()) {
            throw new Refused(Why.WRONG, "请写一句为什么不采用");
        }
        Mark settled = marks.settle(asked.id(), asked.speaker(), state, word, article(asked, marks.find(asked.id())));
        gate.did(asked.person(), Action.SETTLED_MARK, settled.id() + " " + state.word());
        return json(settled, json.apply(asked));
    }

    /** What is named; the mark's own, which may be gone meanwhile, when nothing is said of it. */
    private @Nullable String article(Asked asked, Mark mark) {
        String before = mark.article();
        String named = asked.text("articleId").strip();
        return !asked.has("articleId") || named.equals(before) ? before : known(named);
    }

    private static MarkState state(String word) {
        return MarkState.named(word).orElseThrow(() -> new Refused(Why.WRONG, "state 应当是 open、done 或 rejected"));
    }

    private ObjectNode json(Mark mark, DeskJson shown) {
        UnaryOperator<String> masking = shown.masking();
        String said = Place.of(mark.line()).stream()
                .flatMap(place -> history.at(mark.follower(), place).stream()
                        .filter(line -> line.place().equals(place)))
                .map(Line::text)
                .findFirst()
                .orElse("");
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", String.valueOf(mark.id()))
                .put("at", mark.at().toEpochMilli())
                .put("followerKey", DeskJson.key(mark.follower()))
                .put("line", mark.line())
                .put("state", mark.state().word())
                .put("articleId", mark.article())
                .put(
                        "articleTitle",
                        Optional.ofNullable(mark.article())
                                .flatMap(knowledge::title)
                                .orElse(null))
                .put("question", masking.apply(mark.question()))
                .put("said", masking.apply(said))
                .put("answer", masking.apply(mark.answer()));
        node.putObject("agent").put("id", String.valueOf(mark.person())).put("name", mark.personName());
        Mark.Settled settled = mark.settled();
        if (settled == null) {
            node.putNull("settled");
        } else {
            node.putObject("settled")
                    .put("at", settled.at().toEpochMilli())
                    .put("name", settled.personName())
                    .put("word", masking.apply(settled.word()));
        }
        return node;
    }
}
