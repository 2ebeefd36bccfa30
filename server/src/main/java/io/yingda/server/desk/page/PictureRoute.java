package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.yingda.engine.message.Reply;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.handover.HandOvers;
import io.yingda.server.desk.handover.Ownership;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Register;
import io.yingda.server.desk.handover.Step.Speaker;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.history.Place;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.media.MediaShelf;
import io.yingda.server.media.MediaShelf.Kept;
import io.yingda.server.people.Answers;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Person;
import io.yingda.server.people.Right;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** Takes the pictures that agents send: the bytes of one as the body, {@code clientKey} as in other messages in the query. */
final class PictureRoute {

    private static final int LONGEST_KEY = 100;

    private final Register register;
    private final HandOvers handOvers;
    private final History history;
    private final Agents agents;
    private final MediaFiles files;
    private final DeskJson json;
    private final Gate gate;

    PictureRoute(
            Register register,
            HandOvers handOvers,
            History history,
            Agents agents,
            MediaFiles files,
            DeskJson json,
            Gate gate) {
        this.register = register;
        this.handOvers = handOvers;
        this.history = history;
        this.agents = agents;
        this.files = files;
        this.json = json;
        this.gate = gate;
    }

    Endpoint endpoint() {
        return new Endpoint(HttpMethod.POST, "/api/desk/conversations/:id/pictures", Right.SERVE, this::take)
                .taking(MediaShelf.MOST_BYTES);
    }

    private void take(RoutingContext context) {
        Person person = gate.person(context);
        String id = Objects.requireNonNullElse(context.pathParam("id"), "");
        String key = context.request().getParam("clientKey", "");
        byte[] content = Endpoint.body(context);
        context.vertx()
                .executeBlocking(() -> sent(person, id, key, content), false)
                .onSuccess(line -> Answers.send(context, 200, line))
                .onFailure(failure -> Answering.fail(context, failure));
    }

    private JsonNode sent(Person person, String id, String key, byte[] content) throws IOException {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refused(Why.WRONG, "缺少 clientKey");
        }
        Speaker speaker = new Speaker(person.id(), person.login(), person.name());
        HandOver handOver = register.find(Asked.number(id));
        String ending =
                MediaShelf.ending(content).orElseThrow(() -> new Refused(Why.WRONG, "只能发 JPEG 或 PNG 图片，其他格式请先转换"));
        Optional<Long> before = handOvers.sent(handOver.id(), key);
        long line = before.isPresent() ? before.get() : sent(handOver, speaker, key, content, ending);
        return json.line(
                history.at(handOver.follower(), new Place(false, line, 0)).getFirst(), handOver.id());
    }

    private long sent(HandOver handOver, Speaker speaker, String key, byte[] content, String ending)
            throws IOException {
        Ownership.check(handOver, speaker);
        agents.alive(speaker);
        Kept kept = files.keep(handOver.follower(), content, ending);
        try {
            return handOvers.send(handOver.id(), speaker, new Reply.Image(kept.name()), key);
        } catch (Refused refused) {
            files.drop(handOver.follower(), kept);
            throw refused;
        }
    }
}
