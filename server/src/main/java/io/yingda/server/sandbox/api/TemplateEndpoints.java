package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.sandbox.api.Follower.SentOnce;
import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.witness.Sighting.Way;
import java.time.Duration;
import java.time.Instant;

/** Template messages: sending them, and the list of templates. */
final class TemplateEndpoints {

    private static final Duration ONCE = Duration.ofMinutes(10);

    private TemplateEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .post("/cgi-bin/message/template/send", (account, call) -> send(account, call.json()))
                .certified();
        directory
                .post("/cgi-bin/template/api_add_template", (account, call) -> add(account, call.json()))
                .certified();
        directory
                .get("/cgi-bin/template/get_all_private_template", (account, call) -> list(account))
                .certified();
        directory
                .post("/cgi-bin/template/del_private_template", (account, call) -> remove(account, call.json()))
                .certified();
    }

    private static Answer send(Official account, Body message) throws Refusal {
        Follower follower = account.followers().named(message.required("touser", ErrorCode.INVALID_OPENID));
        Content content =
                account.templates().fill(message.text("template_id"), message.in("data"), message.text("url"));
        if (!follower.isFollowing()) {
            throw new Refusal(ErrorCode.FOLLOWER_REQUIRED);
        }
        String own = message.text("client_msg_id");
        Instant now = account.now();
        SentOnce before = follower.sent().get(own);
        if (!own.isEmpty() && before != null && now.isBefore(before.at().plus(ONCE))) {
            return sent(before.messageId());
        }
        long id = account.nextId();
        if (!own.isEmpty()) {
            follower.sent().values().removeIf(each -> !now.isBefore(each.at().plus(ONCE)));
            follower.sent().put(own, new SentOnce(id, now));
        }
        if (!follower.isRefusing()) {
            account.phones().show(account.name(), follower.openId(), content, Way.TEMPLATE, null, id);
        }
        account.phones()
                .push(
                        account.name(),
                        follower.openId(),
                        "TEMPLATESENDJOBFINISH",
                        fields -> fields.plain("MsgID", Long.toString(id))
                                .cdata("Status", follower.isRefusing() ? "failed:user block" : "success"));
        return sent(id);
    }

    private static Answer sent(long id) {
        return Answer.of(Answer.object().put("errcode", 0).put("errmsg", "ok").put("msgid", id));
    }

    /** The sandbox has no catalogue: the short id becomes the title, and each keyword a place. */
    private static Answer add(Official account, Body body) throws Refusal {
        String shortId = body.required("template_id_short", ErrorCode.INVALID_TEMPLATE_ID);
        StringBuilder content = new StringBuilder();
        for (String keyword : body.texts("keyword_name_list")) {
            content.append(keyword)
                    .append("：{{keyword")
                    .append(content.chars().filter(each -> each == '\n').count() + 1)
                    .append(".DATA}}\n");
        }
        String filled = content.isEmpty() ? "{{first.DATA}}\n{{remark.DATA}}" : content.toString();
        String id = "T-" + shortId + '-' + account.nextId();
        account.templates().add(id, shortId, filled);
        return Answer.of(Answer.object().put("errcode", 0).put("errmsg", "ok").put("template_id", id));
    }

    private static Answer list(Official account) {
        ObjectNode answer = Answer.object();
        ArrayNode list = answer.putArray("template_list");
        account.templates()
                .all()
                .forEach(template -> list.addObject()
                        .put("template_id", template.id())
                        .put("title", template.title())
                        .put("primary_industry", "消费品")
                        .put("deputy_industry", "消费品")
                        .put("content", template.content())
                        .put("example", ""));
        return Answer.of(answer);
    }

    private static Answer remove(Official account, Body body) throws Refusal {
        if (!account.templates().remove(body.text("template_id"))) {
            throw new Refusal(ErrorCode.INVALID_TEMPLATE_ID);
        }
        return Answer.done();
    }
}
