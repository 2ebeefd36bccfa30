package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.HandOvers;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.history.Line;
import io.yingda.server.desk.history.Place;
import io.yingda.server.desk.history.Search;
import io.yingda.server.desk.marks.Marks;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Right;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Searching what was said, and marking what the bot should have said. */
final class FindingRoutes {

    private static final int HITS = 30;

    private final HandOvers handOvers;
    private final History history;
    private final Search search;
    private final Marks marks;
    private final Function<Asked, DeskJson> json;
    private final Gate gate;

    FindingRoutes(
            HandOvers handOvers,
            History history,
            Search search,
            Marks marks,
            Function<Asked, DeskJson> json,
            Gate gate) {
        this.handOvers = handOvers;
        this.history = history;
        this.search = search;
        this.marks = marks;
        this.json = json;
        this.gate = gate;
    }

    void addTo(Answering api) {
        api.get("/api/desk/search", Right.SERVE, this::search)
                .get("/api/desk/marks", Right.SEE_DESK, this::marks)
                .post("/api/desk/conversations/:id/lines/:line/mark", Right.SERVE, this::mark);
    }

    private JsonNode search(Asked asked) {
        String words = asked.query().getOrDefault("q", "");
        @Nullable
        Place before = Place.of(asked.query().getOrDefault("before", "")).orElse(null);
        Search.Hits found = search.find(words, before, HITS);
        gate.did(asked.person(), "搜索", words.length() + " 个字");
        DeskJson shown = json.apply(asked);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode hits = answer.putArray("hits");
        for (Search.Hit hit : found.hits()) {
            ObjectNode node = hits.addObject();
            node.set("row", shown.row(hit.handOver()));
            node.set("line", shown.line(hit.line(), hit.handOver().id()));
        }
        return answer.put("more", found.more());
    }

    private JsonNode mark(Asked asked) {
        HandOver handOver = handOvers.find(asked.id());
        Place place =
                Place.of(asked.path().getOrDefault("line", "")).orElseThrow(() -> new Refused(Why.UNKNOWN, "没有这一行"));
        if (find(handOver, place) == null) {
            throw new Refused(Why.UNKNOWN, "没有这一行");
        }
        String question = asked.required("question", "请写粉丝问的是什么");
        String article = asked.text("articleId");
        String answer = asked.text("answer");
        if (article.isBlank() && answer.isBlank()) {
            throw new Refused(Why.WRONG, "请选一个条目，或者写出机器人该怎么答");
        }
        marks.mark(handOver, place.toString(), asked.speaker(), article.isBlank() ? null : article, question, answer);
        gate.did(asked.person(), "标记机器人该答", handOver.id() + "/" + place);
        Line marked = find(handOver, place);
        if (marked == null) {
            throw new Refused(Why.UNKNOWN, "没有这一行");
        }
        return json.apply(asked).line(marked, handOver.id());
    }

    private @Nullable Line find(HandOver handOver, Place place) {
        return history.at(handOver.follower(), place).stream()
                .filter(line -> line.place().equals(place))
                .findFirst()
                .orElse(null);
    }

    private JsonNode marks(Asked asked) {
        DeskJson shown = json.apply(asked);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("marks");
        marks.all().forEach(mark -> {
            ObjectNode node = all.addObject()
                    .put("id", String.valueOf(mark.id()))
                    .put("at", mark.at().toEpochMilli())
                    .put("followerKey", DeskJson.key(mark.follower()))
                    .put("line", mark.line())
                    .put("articleId", mark.article())
                    .put("question", shown.masking().apply(mark.question()))
                    .put("answer", mark.answer());
            node.putObject("agent").put("id", String.valueOf(mark.person())).put("name", mark.personName());
        });
        return answer;
    }
}
