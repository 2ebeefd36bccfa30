package io.yingda.server.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.replies.QuickReplies;
import io.yingda.server.desk.replies.QuickReply;
import io.yingda.server.people.Right;
import org.jspecify.annotations.Nullable;

/** Quick replies: everybody's, which supervisors write, and one's own. */
final class QuickReplyRoutes {

    private static final String ALL = "/api/desk/quick-replies";
    private static final String ONE = ALL + "/:id";

    private final QuickReplies replies;

    QuickReplyRoutes(QuickReplies replies) {
        this.replies = replies;
    }

    void addTo(Answering api) {
        api.get(ALL, Right.SERVE, this::list)
                .post(ALL, Right.SERVE, this::add)
                .put(ONE, Right.SERVE, this::change)
                .delete(ONE, Right.SERVE, this::remove);
    }

    private JsonNode list(Asked asked) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        replies.of(asked.person().id()).forEach(reply -> array.add(json(reply)));
        return array;
    }

    private JsonNode add(Asked asked) {
        boolean own = !asked.has("own") || asked.flag("own");
        if (!own && !asked.supervises()) {
            throw new Refused(Why.WRONG, "大家共用的快捷回复由主管来写");
        }
        return json(replies.add(own ? asked.person().id() : null, shortcut(asked), title(asked), text(asked)));
    }

    private JsonNode change(Asked asked) {
        replies.change(asked.id(), asked.person().id(), asked.supervises(), shortcut(asked), title(asked), text(asked));
        return replies.of(asked.person().id()).stream()
                .filter(reply -> reply.id() == asked.id())
                .findFirst()
                .map(QuickReplyRoutes::json)
                .orElseThrow(() -> new Refused(Why.UNKNOWN, "没有这条快捷回复"));
    }

    private @Nullable JsonNode remove(Asked asked) {
        replies.remove(asked.id(), asked.person().id(), asked.supervises());
        return null;
    }

    private static String shortcut(Asked asked) {
        return asked.text("shortcut").strip();
    }

    private static String title(Asked asked) {
        return asked.text("title").strip();
    }

    private static String text(Asked asked) {
        return asked.required("text", "请写快捷回复的内容");
    }

    private static ObjectNode json(QuickReply reply) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", String.valueOf(reply.id()))
                .put("shortcut", reply.shortcut())
                .put("title", reply.title())
                .put("text", reply.text())
                .put("own", reply.person() != null);
    }
}
