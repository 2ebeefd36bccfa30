package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** The agents of WeChat's customer service. */
final class AgentEndpoints {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,10}@[A-Za-z0-9_-]{1,30}");
    private static final int LONGEST_NICKNAME = 16;

    private AgentEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .post("/customservice/kfaccount/add", (account, call) -> {
                    Body body = call.json();
                    account.service().add(name(body), nickname(body));
                    return Answer.done();
                })
                .certified();
        directory
                .post("/customservice/kfaccount/update", (account, call) -> {
                    Body body = call.json();
                    Agent agent = account.service().agent(name(body));
                    account.service().put(agent.named(nickname(body)));
                    return Answer.done();
                })
                .certified();
        directory
                .any("/customservice/kfaccount/del", (account, call) -> {
                    account.service().remove(call.parameter("kf_account"));
                    return Answer.done();
                })
                .certified();
        directory
                .post("/customservice/kfaccount/inviteworker", (account, call) -> {
                    account.service().agent(name(call.json()));
                    return Answer.done();
                })
                .certified();
        directory
                .post("/customservice/kfaccount/uploadheadimg", (account, call) -> {
                    account.service().agent(call.parameter("kf_account"));
                    if (call.upload("media").isEmpty()) {
                        throw new Refusal(ErrorCode.MEDIA_MISSING);
                    }
                    return Answer.done();
                })
                .certified();
        directory
                .get("/cgi-bin/customservice/getkflist", (account, call) -> all(account))
                .certified();
        directory
                .get("/cgi-bin/customservice/getonlinekflist", (account, call) -> online(account))
                .certified();
    }

    private static String name(Body body) throws Refusal {
        String name = body.text("kf_account");
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(ErrorCode.INVALID_AGENT);
        }
        return name;
    }

    private static String nickname(Body body) throws Refusal {
        String nickname = body.text("nickname");
        if (nickname.isEmpty() || nickname.length() > LONGEST_NICKNAME) {
            throw new Refusal(ErrorCode.INVALID_NICKNAME);
        }
        return nickname;
    }

    private static Answer all(Official account) {
        ObjectNode answer = Answer.object();
        ArrayNode list = answer.putArray("kf_list");
        account.service()
                .agents()
                .forEach(agent -> list.addObject()
                        .put("kf_account", agent.account())
                        .put("kf_id", agent.id())
                        .put("kf_nick", agent.nickname())
                        .put("kf_headimgurl", ""));
        return Answer.of(answer);
    }

    private static Answer online(Official account) {
        ObjectNode answer = Answer.object();
        ArrayNode list = answer.putArray("kf_online_list");
        account.service().agents().stream()
                .filter(Agent::online)
                .forEach(agent -> list.addObject()
                        .put("kf_account", agent.account())
                        .put("status", 1)
                        .put("kf_id", agent.id())
                        .put(
                                "accepted_case",
                                account.service().sessionsOf(agent.account()).size()));
        return Answer.of(answer);
    }
}
