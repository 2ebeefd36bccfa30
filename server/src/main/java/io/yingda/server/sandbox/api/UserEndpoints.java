package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Who follows. Nicknames and pictures WeChat gives no longer. */
final class UserEndpoints {

    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_LISTED = 10_000;
    private static final int LONGEST_REMARK = 30;

    private UserEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .get("/cgi-bin/user/info", (account, call) -> {
                    String openId = call.parameter("openid");
                    if (openId.isEmpty()) {
                        throw new Refusal(ErrorCode.OPENID_MISSING);
                    }
                    return Answer.of(person(account.followers().named(openId)));
                })
                .quota(5_000_000);
        directory.post("/cgi-bin/user/info/batchget", (account, call) -> several(account, call.json()));
        directory
                .get("/cgi-bin/user/get", (account, call) -> list(account, call.parameter("next_openid")))
                .quota(500);
        directory
                .post("/cgi-bin/user/info/updateremark", (account, call) -> remark(account, call.json()))
                .quota(10_000);
    }

    private static ObjectNode person(Follower follower) {
        ObjectNode person =
                Answer.object().put("subscribe", follower.isFollowing() ? 1 : 0).put("openid", follower.openId());
        if (!follower.isFollowing()) {
            return person;
        }
        person.put("nickname", "")
                .put("sex", 0)
                .put("language", "zh_CN")
                .put("city", "")
                .put("province", "")
                .put("country", "")
                .put("headimgurl", "")
                .put("subscribe_time", follower.since().getEpochSecond())
                .put("remark", follower.remark())
                .put("groupid", follower.tags().stream().findFirst().orElse(0));
        ArrayNode tags = person.putArray("tagid_list");
        follower.tags().forEach(tags::add);
        boolean number = follower.qrScene().matches("\\d{1,9}");
        return person.put("subscribe_scene", follower.scene())
                .put("qr_scene", number ? Integer.parseInt(follower.qrScene()) : 0)
                .put("qr_scene_str", number ? "" : follower.qrScene());
    }

    private static Answer several(Official account, Body body) throws Refusal {
        List<Body> asked = body.all("user_list");
        if (asked.isEmpty() || asked.size() > MOST_AT_ONCE) {
            throw new Refusal(ErrorCode.INVALID_LIST_SIZE);
        }
        ObjectNode answer = Answer.object();
        ArrayNode people = answer.putArray("user_info_list");
        for (Body each : asked) {
            people.add(person(account.followers().named(each.text("openid"))));
        }
        return Answer.of(answer);
    }

    private static Answer list(Official account, String after) throws Refusal {
        List<String> all =
                account.followers().following().stream().map(Follower::openId).toList();
        int from = after.isEmpty() ? 0 : all.indexOf(after) + 1;
        if (!after.isEmpty() && from == 0) {
            throw new Refusal(ErrorCode.INVALID_OPENID);
        }
        List<String> page = all.subList(from, Math.min(all.size(), from + MOST_LISTED));
        ObjectNode answer = Answer.object().put("total", all.size()).put("count", page.size());
        if (!page.isEmpty()) {
            ArrayNode openIds = answer.putObject("data").putArray("openid");
            page.forEach(openIds::add);
        }
        return Answer.of(answer.put("next_openid", page.isEmpty() ? "" : page.getLast()));
    }

    private static Answer remark(Official account, Body body) throws Refusal {
        String remark = body.text("remark");
        if (remark.length() >= LONGEST_REMARK) {
            throw new Refusal(ErrorCode.INVALID_ARGUMENT);
        }
        account.followers().named(body.text("openid")).remark(remark);
        return Answer.done();
    }
}
