package io.yingda.server.sandbox.api;

import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.push.Elements;
import io.yingda.server.sandbox.witness.Sighting.Way;

/** Subscribe messages: one for each time the follower agreed to the template. */
final class SubscriptionEndpoints {

    private SubscriptionEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .post("/cgi-bin/message/subscribe/bizsend", (account, call) -> send(account, call.json(), "page"))
                .certified();
        directory
                .post("/cgi-bin/message/template/subscribe", (account, call) -> send(account, call.json(), "url"))
                .certified();
    }

    private static Answer send(Official account, Body message, String link) throws Refusal {
        Follower follower = account.followers().named(message.required("touser", ErrorCode.INVALID_OPENID));
        String template = message.required("template_id", ErrorCode.INVALID_TEMPLATE_ID);
        Content content = account.templates().fill(template, message.in("data"), message.text(link));
        if (!follower.isFollowing() || !follower.useConsent(template)) {
            throw new Refusal(ErrorCode.SUBSCRIPTION_REFUSED);
        }
        long id = account.nextId();
        account.phones().show(account.name(), follower.openId(), content, Way.SUBSCRIPTION, null, id);
        account.phones()
                .push(
                        account.name(),
                        follower.openId(),
                        "subscribe_msg_sent_event",
                        fields -> fields.nested(
                                "SubscribeMsgSentEvent",
                                list -> list.nested("List", item -> sent(item, template, id))));
        return Answer.of(Answer.object().put("errcode", 0).put("errmsg", "ok").put("msgid", id));
    }

    private static void sent(Elements item, String template, long id) {
        item.cdata("TemplateId", template)
                .plain("MsgID", Long.toString(id))
                .plain("ErrorCode", "0")
                .cdata("ErrorStatus", "success");
    }
}
