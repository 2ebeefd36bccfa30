package io.yingda.server.tickets;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.people.Answers;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Fields;
import io.yingda.server.people.Refusal;
import io.yingda.server.settings.TicketSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets another help desk change a ticket that it owns: {@code POST /api/hooks/tickets/:number}, with the token of the settings. */
record TicketApi(Tickets tickets, TicketSettings settings) {

    private static final String BEARER = "Bearer ";
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_COMMENT = 2_000;

    Endpoint endpoint() {
        return new Endpoint(HttpMethod.POST, "/api/hooks/tickets/:number", null, this::change);
    }

    private void change(RoutingContext context) {
        if (!isKnown(context.request().getHeader("Authorization"))) {
            throw new Refusal(401, "令牌不对：请带上 Authorization: Bearer，令牌是 yingda.yaml 里 tickets.token 的值");
        }
        TicketNumber number = TicketNumber.parse(Objects.requireNonNullElse(context.pathParam("number"), ""))
                .orElseThrow(() -> new Refusal(404, "没有这张工单"));
        Fields fields = Fields.of(context);
        String key = fields.text("key", LONGEST_KEY);
        Optional<TicketState> state = fields.optionalText("state", LONGEST_NAME)
                .map(word -> TicketState.named(word).orElseThrow(() -> wrong("state")));
        String comment = fields.optionalText("comment", LONGEST_COMMENT).orElse("");
        boolean told = visibility(fields.optionalText("visibility", LONGEST_NAME));
        String author = fields.optionalText("author", LONGEST_NAME)
                .filter(name -> !name.isEmpty())
                .orElse("外部系统");
        @Nullable
        String external = fields.optionalText("external", LONGEST_REFERENCE).orElse(null);
        fields.finish();
        Change change = new Change(state.orElse(null), null, null, null, external, comment, told);
        Answers.blocking(context, () -> changed(number, Author.elsewhere(author), change, key));
    }

    private Map<String, Object> changed(TicketNumber number, Author author, Change change, String key) {
        try {
            Ticket ticket = tickets.change(number, author, change, "api/" + key);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("number", ticket.number().toString());
            answer.put("state", ticket.state().word());
            answer.put("external", ticket.external());
            return answer;
        } catch (Refused refused) {
            throw new Refusal(
                    switch (refused.why()) {
                        case UNKNOWN -> 404;
                        case TAKEN -> 409;
                        case WRONG -> 400;
                    },
                    refused.words());
        }
    }

    private static boolean visibility(Optional<String> written) {
        return switch (written.orElse("internal")) {
            case "public" -> true;
            case "internal" -> false;
            default -> throw new Refusal(400, "visibility 应当是 public（发给粉丝）或 internal（只给同事看）");
        };
    }

    private static Refusal wrong(String field) {
        return new Refusal(400, field + " 应当是 new、working、waiting、resolved 或 closed");
    }

    /** In a time that says nothing of the token. */
    private boolean isKnown(@Nullable String header) {
        String token = settings.token();
        return token != null
                && header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
}
