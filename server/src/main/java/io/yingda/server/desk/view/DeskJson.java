package io.yingda.server.desk.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.agents.Agent;
import io.yingda.server.desk.handover.Context;
import io.yingda.server.desk.handover.Context.Draft;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.history.Line;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.store.Json;
import io.yingda.server.store.Keys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON of what the desk has.
 *
 * @param accounts by name
 * @param masking what a text becomes before it is shown
 */
public record DeskJson(Map<String, AccountSettings> accounts, UnaryOperator<String> masking) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int NAME = 4;

    /** A name for the follower that pages can hold on to, and that names nobody. */
    public static String key(FollowerId follower) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Keys.of(follower).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public ObjectNode row(HandOver handOver) {
        ObjectNode row = JSON.objectNode().put("id", String.valueOf(handOver.id()));
        row.set("follower", follower(handOver));
        row.put("state", handOver.state().word())
                .put("queue", handOver.queue())
                .put("priority", handOver.priority())
                .put("reason", handOver.reason())
                .put("reasonText", masking.apply(handOver.reasonText()))
                .put("message", handOver.message());
        row.set("agent", person(handOver.person(), handOver.agent()));
        row.put("since", handOver.since().toEpochMilli());
        time(row, "takenAt", handOver.takenAt());
        time(row, "closedAt", handOver.closedAt());
        time(row, "deadline", handOver.deadline());
        row.put("lastText", masking.apply(handOver.lastText()))
                .put("lastFrom", handOver.lastFrom())
                .put("lastAt", handOver.lastAt().toEpochMilli())
                .put("unread", handOver.unread())
                .put("unanswered", handOver.unanswered())
                .put("warned", handOver.warned());
        Integer stars = handOver.stars();
        row.set(
                "rating",
                stars == null
                        ? JSON.nullNode()
                        : JSON.objectNode().put("stars", stars).put("word", masking.apply(handOver.word())));
        return row;
    }

    private ObjectNode follower(HandOver handOver) {
        FollowerId id = handOver.follower();
        String profile = handOver.profile();
        Follower follower = profile == null ? null : Json.read(Follower.class, profile);
        AccountSettings account = accounts.get(id.account());
        String openId = id.openId();
        ObjectNode node = JSON.objectNode()
                .put("key", key(id))
                .put("account", id.account())
                .put("accountName", account == null ? id.account() : account.title())
                .put("name", "粉丝 " + openId.substring(Math.max(0, openId.length() - NAME)));
        ArrayNode tags = node.putArray("tags");
        if (follower != null) {
            follower.tags().stream().sorted().forEach(tags::add);
        }
        return node.put("language", follower == null ? "zh-Hans" : follower.language())
                .put("channel", follower == null ? null : follower.channel())
                .put("firstSeen", follower == null ? null : follower.firstSeen().toEpochMilli());
    }

    private static JsonNode person(@Nullable Long person, @Nullable String name) {
        return name == null
                ? JSON.nullNode()
                : JSON.objectNode()
                        .put("id", person == null ? "wechat" : String.valueOf(person))
                        .put("name", name);
    }

    private static void time(ObjectNode node, String name, @Nullable Instant time) {
        node.put(name, time == null ? null : time.toEpochMilli());
    }

    /** @param conversation where pages ask for its picture or voice */
    public ObjectNode line(Line line, long conversation) {
        ObjectNode node = JSON.objectNode()
                .put("id", line.place().toString())
                .put("at", line.at().toEpochMilli())
                .put("from", line.from())
                .put("kind", line.kind())
                .put("text", masking.apply(line.text()));
        node.set(
                "media",
                line.media() == null
                        ? JSON.nullNode()
                        : JSON.objectNode()
                                .put("url", "/api/desk/media/" + conversation + '-' + line.place())
                                .put("type", line.kind()));
        node.set("agent", line.person() == null ? JSON.nullNode() : person(line.person(), line.personName()));
        node.set(
                "delivery",
                line.delivery() == null
                        ? JSON.nullNode()
                        : JSON.objectNode().put("state", line.delivery()).put("error", line.error()));
        return node.put("why", line.why()).put("marked", line.marked()).put("clientKey", line.clientKey());
    }

    public ArrayNode lines(List<Line> lines, long conversation) {
        ArrayNode array = JSON.arrayNode();
        lines.forEach(line -> array.add(line(line, conversation)));
        return array;
    }

    /** @param lines of the follower's history, of which those that gave an article tell what was tried */
    public ObjectNode context(HandOver handOver, List<Line> lines) {
        Context context = Json.read(Context.class, handOver.context());
        ObjectNode node = JSON.objectNode().put("topic", context.topic());
        ObjectNode slots = node.putObject("slots");
        context.slots().forEach((name, value) -> slots.put(name, masking.apply(value)));
        node.put("misses", context.misses())
                .put("asked", masking.apply(context.asked()))
                .put("readAs", masking.apply(context.readAs()));
        ArrayNode tried = node.putArray("tried");
        lines.stream()
                .map(Line::answered)
                .flatMap(List::stream)
                .distinct()
                .forEach(each -> tried.addObject().put("title", each.title()).put("id", each.id()));
        node.put("about", masking.apply(context.about()));
        node.set("drafts", drafts(context.drafts()));
        return node;
    }

    public static ArrayNode drafts(Collection<Draft> drafts) {
        ArrayNode array = JSON.arrayNode();
        drafts.forEach(draft -> array.addObject()
                .put("articleId", draft.articleId())
                .put("title", draft.title())
                .put("text", draft.text())
                .put("confidence", draft.confidence()));
        return array;
    }

    /** @param queues of those served */
    public static ObjectNode agent(Agent agent, int capacity, Collection<String> queues) {
        ObjectNode node = JSON.objectNode()
                .put("id", String.valueOf(agent.person()))
                .put("name", agent.name())
                .put("presence", agent.presence().word())
                .put("open", agent.open())
                .put("capacity", capacity);
        ArrayNode names = node.putArray("queues");
        queues.forEach(names::add);
        return node;
    }
}
