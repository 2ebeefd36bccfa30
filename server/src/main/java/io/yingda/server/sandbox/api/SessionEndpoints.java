package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Sessions between followers and agents, and who waits for one. */
final class SessionEndpoints {

    private static final int MOST_WAITING = 100;

    private SessionEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .post("/customservice/kfsession/create", (account, call) -> {
                    Body body = call.json();
                    Follower follower = follower(account, body);
                    account.service().open(follower.openId(), account.service().agent(body.text("kf_account")));
                    return Answer.done();
                })
                .certified();
        directory
                .post("/customservice/kfsession/close", (account, call) -> {
                    Body body = call.json();
                    account.service().close(follower(account, body).openId(), body.text("kf_account"));
                    return Answer.done();
                })
                .certified();
        directory
                .get(
                        "/customservice/kfsession/getsession",
                        (account, call) -> session(account, call.parameter("openid")))
                .certified();
        directory
                .get(
                        "/customservice/kfsession/getsessionlist",
                        (account, call) -> sessions(account, call.parameter("kf_account")))
                .certified();
        directory
                .get("/customservice/kfsession/getwaitcase", (account, call) -> waiting(account))
                .certified();
    }

    private static Follower follower(Official account, Body body) throws Refusal {
        Follower follower = account.followers().named(body.text("openid"));
        if (!follower.isFollowing()) {
            throw new Refusal(ErrorCode.INVALID_OPENID);
        }
        return follower;
    }

    private static Answer session(Official account, String openId) throws Refusal {
        Optional<Session> session =
                account.service().session(account.followers().named(openId).openId());
        return Answer.of(Answer.object()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("kf_account", session.map(Session::agent).orElse(""))
                .put(
                        "createtime",
                        session.map(Session::since).map(Instant::getEpochSecond).orElse(0L)));
    }

    private static Answer sessions(Official account, String agent) throws Refusal {
        ObjectNode answer = Answer.object();
        ArrayNode list = answer.putArray("sessionlist");
        account.service()
                .sessionsOf(account.service().agent(agent).account())
                .forEach(session -> list.addObject()
                        .put("createtime", session.since().getEpochSecond())
                        .put("openid", session.openId()));
        return Answer.of(answer);
    }

    private static Answer waiting(Official account) {
        Map<String, Instant> all = account.service().waiting();
        ObjectNode answer = Answer.object().put("count", all.size());
        ArrayNode list = answer.putArray("waitcaselist");
        all.entrySet().stream()
                .limit(MOST_WAITING)
                .forEach(entry -> list.addObject()
                        .put("openid", entry.getKey())
                        .put("latest_time", entry.getValue().getEpochSecond()));
        return Answer.of(answer);
    }
}
