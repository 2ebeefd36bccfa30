package io.yingda.server.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.history.Line;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.settings.AccountSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON of tickets for pages.
 *
 * @param accounts by name
 * @param masking what a text becomes before it is shown
 */
record TicketJson(Map<String, AccountSettings> accounts, UnaryOperator<String> masking) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int NAME = 4;

    ArrayNode all(List<Ticket> tickets, Instant now) {
        ArrayNode array = JSON.arrayNode();
        tickets.forEach(ticket -> array.add(one(ticket, now)));
        return array;
    }

    ObjectNode one(Ticket ticket, Instant now) {
        ObjectNode node = JSON.objectNode()
                .put("id", String.valueOf(ticket.id()))
                .put("number", ticket.number().toString())
                .put("department", ticket.department())
                .put("title", masking.apply(ticket.title()))
                .put("state", ticket.state().word());
        node.set("follower", follower(ticket));
        node.set("assignee", person(ticket.person(), ticket.personName()));
        Instant deadline = ticket.deadline();
        return node.put("deadline", deadline == null ? null : deadline.toEpochMilli())
                .put("late", ticket.isLate(now))
                .put("openedBy", ticket.openedBy())
                .put("openedAt", ticket.openedAt().toEpochMilli())
                .put("changedAt", ticket.changedAt().toEpochMilli())
                .put("external", ticket.external());
    }

    /**
     * @param photos the fields that have a picture
     * @param conversation the follower's latest with people; null when there is none
     */
    ObjectNode whole(
            Ticket ticket, List<TicketEvent> events, Set<String> photos, @Nullable Long conversation, Instant now) {
        ObjectNode node = one(ticket, now);
        ArrayNode fields = node.putArray("fields");
        ticket.fields()
                .forEach((name, value) -> fields.addObject()
                        .put("name", name)
                        .put("value", masking.apply(value))
                        .put("picture", photos.contains(name) ? photo(ticket, name) : null));
        ArrayNode history = node.putArray("events");
        events.forEach(event -> history.add(event(event, ticket)));
        return node.put("conversation", conversation == null ? null : String.valueOf(conversation));
    }

    /** What was said by and to the ticket's follower. */
    ArrayNode lines(Ticket ticket, List<Line> lines) {
        ArrayNode array = JSON.arrayNode();
        lines.forEach(line -> array.addObject()
                .put("id", line.place().toString())
                .put("at", line.at().toEpochMilli())
                .put("from", line.from())
                .put("by", line.personName())
                .put("text", masking.apply(line.text()))
                .put(
                        "picture",
                        line.from().equals("follower") && line.kind().equals("image")
                                ? picture(ticket, line.place().toString())
                                : null));
        return array;
    }

    private static String picture(Ticket ticket, String line) {
        return "/api/tickets/" + ticket.number() + "/pictures/" + line;
    }

    private static String photo(Ticket ticket, String field) {
        return "/api/tickets/" + ticket.number() + "/photos/"
                + URLEncoder.encode(field, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private ObjectNode event(TicketEvent event, Ticket ticket) {
        boolean picture = event.kind() == EventKind.ANSWER && event.body().equals("[图片]");
        return JSON.objectNode()
                .put("id", String.valueOf(event.id()))
                .put("at", event.at().toEpochMilli())
                .put("kind", event.kind().word())
                .put("by", event.personName())
                .put("text", event.kind().isSaid() ? masking.apply(event.body()) : event.body())
                .put("picture", picture ? picture(ticket, event.line()) : null);
    }

    private JsonNode follower(Ticket ticket) {
        if (ticket.isNobodys()) {
            return JSON.nullNode();
        }
        FollowerId id = ticket.follower();
        AccountSettings account = accounts.get(id.account());
        return JSON.objectNode()
                .put("key", DeskJson.key(id))
                .put("accountName", account == null ? id.account() : account.title())
                .put(
                        "name",
                        "粉丝 " + id.openId().substring(Math.max(0, id.openId().length() - NAME)));
    }

    private static JsonNode person(@Nullable Long person, String name) {
        return person == null && name.isEmpty()
                ? JSON.nullNode()
                : JSON.objectNode()
                        .put("id", person == null ? "" : String.valueOf(person))
                        .put("name", name);
    }
}
