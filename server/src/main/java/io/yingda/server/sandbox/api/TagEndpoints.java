package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Tags, and who has them. */
final class TagEndpoints {

    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_OF_ONE = 20;

    private TagEndpoints() {}

    static void addTo(Directory directory) {
        directory.post("/cgi-bin/tags/create", (account, call) -> create(account, call.json()));
        directory.get("/cgi-bin/tags/get", (account, call) -> list(account));
        directory.post("/cgi-bin/tags/update", (account, call) -> {
            Body tag = call.json().in("tag");
            account.tags().rename((int) tag.number("id", -1), tag.text("name"));
            return Answer.done();
        });
        directory.post("/cgi-bin/tags/delete", (account, call) -> delete(account, call.json()));
        directory.post("/cgi-bin/user/tag/get", (account, call) -> members(account, call.json()));
        directory.post("/cgi-bin/tags/getidlist", (account, call) -> of(account, call.json()));
        directory.post("/cgi-bin/tags/members/batchtagging", (account, call) -> give(account, call.json()));
        directory.post("/cgi-bin/tags/members/batchuntagging", (account, call) -> take(account, call.json()));
    }

    private static Answer create(Official account, Body body) throws Refusal {
        String name = body.in("tag").text("name");
        int id = account.tags().create(name);
        ObjectNode answer = Answer.object();
        answer.putObject("tag").put("id", id).put("name", name);
        return Answer.of(answer);
    }

    private static Answer list(Official account) {
        ObjectNode answer = Answer.object();
        ArrayNode tags = answer.putArray("tags");
        for (int id : account.tags().ids()) {
            long count = account.followers().following().stream()
                    .filter(follower -> follower.tags().contains(id))
                    .count();
            tags.addObject()
                    .put("id", id)
                    .put("name", account.tags().all().get(id))
                    .put("count", count);
        }
        return Answer.of(answer);
    }

    private static Answer delete(Official account, Body body) throws Refusal {
        int id = (int) body.in("tag").number("id", -1);
        account.tags().delete(id);
        account.followers().everybody().forEach(follower -> follower.tags().remove(id));
        return Answer.done();
    }

    private static Answer members(Official account, Body body) throws Refusal {
        int id = (int) body.number("tagid", -1);
        account.tags().known(id);
        List<String> openIds = account.followers().following().stream()
                .filter(follower -> follower.tags().contains(id))
                .map(Follower::openId)
                .toList();
        ObjectNode answer = Answer.object().put("count", openIds.size());
        ArrayNode list = answer.putObject("data").putArray("openid");
        openIds.forEach(list::add);
        return Answer.of(answer.put("next_openid", openIds.isEmpty() ? "" : openIds.getLast()));
    }

    private static Answer of(Official account, Body body) throws Refusal {
        ObjectNode answer = Answer.object();
        ArrayNode ids = answer.putArray("tagid_list");
        account.followers().named(body.text("openid")).tags().forEach(ids::add);
        return Answer.of(answer);
    }

    /** All of them or none. */
    private static Answer give(Official account, Body body) throws Refusal {
        int id = (int) body.number("tagid", -1);
        account.tags().known(id);
        List<Follower> followers = named(account, body);
        for (Follower follower : followers) {
            if (!follower.tags().contains(id) && follower.tags().size() >= MOST_OF_ONE) {
                throw new Refusal(ErrorCode.TOO_MANY_TAGS_OF_ONE);
            }
        }
        followers.forEach(follower -> follower.tags().add(id));
        return Answer.done();
    }

    private static Answer take(Official account, Body body) throws Refusal {
        int id = (int) body.number("tagid", -1);
        account.tags().known(id);
        named(account, body).forEach(follower -> follower.tags().remove(id));
        return Answer.done();
    }

    private static List<Follower> named(Official account, Body body) throws Refusal {
        List<String> openIds = body.texts("openid_list");
        if (openIds.isEmpty() || openIds.size() > MOST_AT_ONCE) {
            throw new Refusal(ErrorCode.INVALID_LIST_SIZE);
        }
        List<Follower> followers = new ArrayList<>();
        for (String openId : openIds) {
            Follower follower = account.followers().named(openId);
            if (!follower.isFollowing()) {
                throw new Refusal(ErrorCode.FOREIGN_OPENID);
            }
            followers.add(follower);
        }
        return followers;
    }
}
