package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.engine.message.Reply;
import io.yingda.server.desk.agents.Agent;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.HandOvers;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.handover.Step.Speaker;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.history.History.Part;
import io.yingda.server.desk.history.Line;
import io.yingda.server.desk.history.Place;
import io.yingda.server.desk.live.Feed;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.desk.view.Overview;
import io.yingda.server.people.Action;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Right;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One conversation: what is shown of it, and what an agent does with it. */
final class ConversationRoutes {

    private static final String ONE = "/api/desk/conversations/:id";
    private static final int LINES = 50;

    private final Register register;
    private final HandOvers handOvers;
    private final History history;
    private final Agents agents;
    private final Overview overview;
    private final Feed feed;
    private final Function<Asked, DeskJson> json;
    private final Gate gate;

    ConversationRoutes(
            Register register,
            HandOvers handOvers,
            History history,
            Agents agents,
            Overview overview,
            Feed feed,
            Function<Asked, DeskJson> json,
            Gate gate) {
        this.register = register;
        this.handOvers = handOvers;
        this.history = history;
        this.agents = agents;
        this.overview = overview;
        this.feed = feed;
        this.json = json;
        this.gate = gate;
    }

    void addTo(Answering api) {
        api.get(ONE, Right.SEE_DESK, this::show)
                .get(ONE + "/lines", Right.SEE_DESK, this::lines)
                .post(ONE + "/take", Right.SERVE, this::take)
                .post(ONE + "/messages", Right.SERVE, this::send)
                .post(ONE + "/notes", Right.SERVE, this::note)
                .post(ONE + "/transfer", Right.SERVE, this::transfer)
                .post(ONE + "/give-back", Right.SERVE, this::giveBack)
                .post(ONE + "/close", Right.SERVE, this::close)
                .post(ONE + "/seen", Right.SERVE, this::seen);
    }

    private JsonNode show(Asked asked) {
        String cursor = feed.now();
        HandOver handOver = register.find(asked.id());
        Part part = history.before(handOver.follower(), null, LINES);
        gate.did(asked.person(), Action.VIEWED, String.valueOf(handOver.id()));
        DeskJson shown = json.apply(asked);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("row", shown.row(handOver));
        answer.set("context", shown.context(handOver, part.lines()));
        answer.set("allowance", overview.allowance(handOver));
        ArrayNode earlier = answer.putArray("earlier");
        register.earlier(handOver).forEach(each -> earlier.add(shown.row(each)));
        answer.set("lines", shown.lines(part.lines(), handOver.id()));
        return answer.put("more", part.more()).put("cursor", cursor);
    }

    private JsonNode lines(Asked asked) {
        HandOver handOver = register.find(asked.id());
        Place before = Place.of(asked.query().getOrDefault("before", ""))
                .orElseThrow(() -> new Refused(Why.WRONG, "before 应当是一行的编号"));
        Part part = history.before(handOver.follower(), before, LINES);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("lines", json.apply(asked).lines(part.lines(), handOver.id()));
        return answer.put("more", part.more());
    }

    private JsonNode take(Asked asked) {
        agents.alive(asked.speaker());
        HandOver taken = handOvers.take(asked.id(), asked.speaker(), asked.supervises());
        gate.did(asked.person(), Action.TOOK, String.valueOf(taken.id()));
        return json.apply(asked).row(taken);
    }

    private JsonNode send(Asked asked) {
        agents.alive(asked.speaker());
        String key = asked.required("clientKey", "缺少 clientKey");
        long line = handOvers.send(asked.id(), asked.speaker(), reply(asked), key);
        return line(asked, line);
    }

    /** Words, or a picture or voice of the merchant's own, by its name in {@code knowledge-base/media}. */
    private static Reply reply(Asked asked) {
        if (!asked.has("media")) {
            return new Reply.Text(asked.required("text", "请先写点什么"));
        }
        JsonNode media = asked.body().path("media");
        String name = media.path("name").asText("");
        if (name.isBlank() || name.contains("/") || name.contains("\\") || name.length() > 200) {
            throw new Refused(Why.WRONG, "没有这个文件");
        }
        return switch (media.path("type").asText("")) {
            case "image" -> new Reply.Image(name);
            case "voice" -> new Reply.Voice(name);
            default -> throw new Refused(Why.WRONG, "只能发图片和语音");
        };
    }

    private JsonNode note(Asked asked) {
        return line(asked, handOvers.note(asked.id(), asked.speaker(), asked.required("text", "请先写点什么")));
    }

    private JsonNode line(Asked asked, long id) {
        HandOver handOver = register.find(asked.id());
        Line line = history.at(handOver.follower(), new Place(false, id, 0)).getFirst();
        return json.apply(asked).line(line, handOver.id());
    }

    private JsonNode transfer(Asked asked) {
        String word = asked.text("word");
        if (asked.has("agent")) {
            Agent other = agents.find(Asked.number(asked.text("agent")))
                    .filter(Agent::isOnline)
                    .orElseThrow(() -> new Refused(Why.TAKEN, "这位座席现在不在线"));
            handOvers.transfer(
                    asked.id(),
                    asked.speaker(),
                    new Speaker(other.person(), other.login(), other.name()),
                    word,
                    asked.supervises());
        } else {
            handOvers.transfer(
                    asked.id(), asked.speaker(), asked.required("queue", "请选技能组或座席"), word, asked.supervises());
        }
        gate.did(asked.person(), Action.TRANSFERRED, String.valueOf(asked.id()));
        return json.apply(asked).row(register.find(asked.id()));
    }

    private JsonNode giveBack(Asked asked) {
        handOvers.giveBack(asked.id(), asked.speaker(), asked.text("word"));
        gate.did(asked.person(), Action.GAVE_BACK, String.valueOf(asked.id()));
        return json.apply(asked).row(register.find(asked.id()));
    }

    private JsonNode close(Asked asked) {
        handOvers.close(asked.id(), asked.speaker(), asked.text("reason"), asked.flag("askRating"), asked.supervises());
        gate.did(asked.person(), Action.CLOSED, String.valueOf(asked.id()));
        return json.apply(asked).row(register.find(asked.id()));
    }

    private @Nullable JsonNode seen(Asked asked) {
        handOvers.seen(asked.id(), asked.speaker());
        return null;
    }
}
