package io.yingda.server.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.desk.agents.Agent;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.page.Asked;
import io.yingda.server.tickets.Change.Assignee;
import io.yingda.server.tickets.Change.Due;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what pages say of a ticket. */
final class TicketBody {

    private static final int LONGEST_NAME = 20;
    private static final int LONGEST_TITLE = 100;
    private static final int MOST_FIELDS = 30;
    private static final int LONGEST_FIELD = 1_000;

    private TicketBody() {}

    static TicketState state(String word) {
        return TicketState.named(word)
                .orElseThrow(() -> new Refused(Why.WRONG, "state 应当是 new、working、waiting、resolved 或 closed"));
    }

    static String department(Asked asked) {
        return shorter("部门", asked.required("department", "请选部门").strip(), LONGEST_NAME);
    }

    static String title(Asked asked) {
        return shorter("标题", asked.required("title", "请写一句是什么事").strip(), LONGEST_TITLE);
    }

    private static String shorter(String name, String text, int longest) {
        if (text.length() > longest) {
            throw new Refused(Why.WRONG, name + "最多 " + longest + " 字");
        }
        return text;
    }

    static Map<String, String> fields(Asked asked) {
        JsonNode written = asked.body().path("fields");
        Map<String, String> fields = new LinkedHashMap<>();
        if (written.isMissingNode() || written.isNull()) {
            return fields;
        }
        if (!written.isObject() || written.size() > MOST_FIELDS) {
            throw new Refused(Why.WRONG, "fields 应当是一组名字和文字，最多 " + MOST_FIELDS + " 项");
        }
        written.properties().forEach(field -> {
            if (!field.getValue().isTextual() || field.getKey().length() > LONGEST_NAME) {
                throw new Refused(Why.WRONG, "fields 里的“" + TicketWords.shortened(field.getKey()) + "”应当是文字");
            }
            fields.put(field.getKey(), shorter(field.getKey(), field.getValue().asText(), LONGEST_FIELD));
        });
        return fields;
    }

    /** The time a body says; null when it says none. */
    static @Nullable Instant deadline(Asked asked) {
        JsonNode written = asked.body().path("deadline");
        if (written.isMissingNode() || written.isNull()) {
            return null;
        }
        if (!written.isIntegralNumber() || !written.canConvertToLong() || written.asLong() < 0) {
            throw new Refused(Why.WRONG, "deadline 应当是毫秒");
        }
        return Instant.ofEpochMilli(written.asLong());
    }

    static Change change(Asked asked, Agents agents) {
        return new Change(
                asked.has("state") ? state(asked.text("state")) : null,
                asked.has("department") ? department(asked) : null,
                asked.has("assignee") ? assignee(asked, agents) : null,
                asked.body().has("deadline") ? new Due(deadline(asked)) : null,
                null,
                asked.text("text").strip(),
                asked.flag("public"));
    }

    private static Assignee assignee(Asked asked, Agents agents) {
        String written = asked.text("assignee");
        if (written.isEmpty()) {
            return new Assignee(null, "");
        }
        if (written.equals("me") || written.equals(String.valueOf(asked.person().id()))) {
            return new Assignee(asked.person().id(), asked.person().name());
        }
        Agent agent = agents.find(Asked.number(written)).orElseThrow(() -> new Refused(Why.WRONG, "没有这位座席"));
        return new Assignee(agent.person(), agent.name());
    }
}
