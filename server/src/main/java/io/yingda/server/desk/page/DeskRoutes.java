package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.desk.agents.Agent;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.agents.Presence;
import io.yingda.server.desk.handover.Context.Draft;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.live.Feed;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.desk.view.Overview;
import io.yingda.server.people.Action;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Right;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The desk as a whole: what waits, who serves, and what the bot would say. */
final class DeskRoutes {

    private final Register register;
    private final Agents agents;
    private final Overview overview;
    private final Feed feed;
    private final Function<Asked, DeskJson> json;
    private final Knowledge knowledge;
    private final Gate gate;
    private final int capacity;

    /** @param capacity how many conversations an agent is given at most */
    DeskRoutes(
            Register register,
            Agents agents,
            Overview overview,
            Feed feed,
            Function<Asked, DeskJson> json,
            Knowledge knowledge,
            Gate gate,
            int capacity) {
        this.register = register;
        this.agents = agents;
        this.overview = overview;
        this.feed = feed;
        this.json = json;
        this.knowledge = knowledge;
        this.gate = gate;
        this.capacity = capacity;
    }

    void addTo(Answering api) {
        api.get("/api/desk", Right.SEE_DESK, this::desk)
                .put("/api/desk/presence", Right.SERVE, this::presence)
                .get("/api/desk/drafts", Right.SEE_DESK, this::drafts);
    }

    private JsonNode desk(Asked asked) {
        String cursor = feed.now();
        if (asked.person().may(Right.SERVE)) {
            agents.alive(asked.speaker());
        }
        boolean all = asked.supervises() || !asked.person().may(Right.SERVE);
        List<HandOver> open = register.open(all ? null : asked.person().id());
        DeskJson shown = json.apply(asked);
        ObjectNode desk = JsonNodeFactory.instance.objectNode();
        Optional<Agent> self = agents.find(asked.person().id());
        desk.putObject("me")
                .put(
                        "presence",
                        self.map(Agent::presence).orElse(Presence.OFFLINE).word())
                .put("capacity", capacity)
                .put("open", self.map(Agent::open).orElse(0));
        desk.set("queues", overview.queues());
        ArrayNode rows = desk.putArray("conversations");
        open.forEach(each -> rows.add(shown.row(each)));
        desk.set("agents", overview.agents());
        return desk.put("cursor", cursor);
    }

    private @Nullable JsonNode presence(Asked asked) {
        Presence chosen = Presence.named(asked.text("presence"))
                .orElseThrow(() -> new Refused(Why.WRONG, "presence 应当是 online、away 或 offline"));
        agents.choose(asked.speaker(), chosen);
        gate.did(asked.person(), Action.CHOSE_PRESENCE, chosen.word());
        return null;
    }

    private JsonNode drafts(Asked asked) {
        String words = asked.query().getOrDefault("q", "");
        return DeskJson.drafts(knowledge.answers(words).stream().map(Draft::of).toList());
    }
}
