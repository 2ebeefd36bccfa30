package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The followers an account takes no messages from. */
final class BlacklistEndpoints {

    private static final int MOST_AT_ONCE = 20;

    private BlacklistEndpoints() {}

    static void addTo(Directory directory) {
        directory.post("/cgi-bin/tags/members/getblacklist", (account, call) -> list(account));
        directory.post("/cgi-bin/tags/members/batchblacklist", (account, call) -> set(account, call.json(), true));
        directory.post("/cgi-bin/tags/members/batchunblacklist", (account, call) -> set(account, call.json(), false));
    }

    private static Answer list(Official account) {
        List<String> listed = account.followers().everybody().stream()
                .filter(Follower::isBlacklisted)
                .map(Follower::openId)
                .toList();
        ObjectNode answer = Answer.object().put("total", listed.size()).put("count", listed.size());
        ArrayNode openIds = answer.putObject("data").putArray("openid");
        listed.forEach(openIds::add);
        return Answer.of(answer.put("next_openid", listed.isEmpty() ? "" : listed.getLast()));
    }

    private static Answer set(Official account, Body body, boolean blacklisted) throws Refusal {
        List<String> openIds = body.texts("openid_list");
        if (openIds.isEmpty() || openIds.size() > MOST_AT_ONCE) {
            throw new Refusal(ErrorCode.INVALID_LIST_SIZE);
        }
        for (String openId : openIds) {
            account.followers().named(openId).blacklist(blacklisted);
        }
        return Answer.done();
    }
}
