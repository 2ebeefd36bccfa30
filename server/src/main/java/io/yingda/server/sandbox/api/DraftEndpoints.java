package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.sandbox.api.Publications.Draft;
import java.util.List;

/** Drafts of articles. */
final class DraftEndpoints {

    private static final int MOST_AT_ONCE = 20;

    private DraftEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .post("/cgi-bin/draft/add", (account, call) -> add(account, call.json()))
                .quota(1_000);
        directory
                .post("/cgi-bin/draft/get", (account, call) -> get(account, call.json()))
                .quota(500);
        directory
                .post("/cgi-bin/draft/delete", (account, call) -> delete(account, call.json()))
                .quota(1_000);
        directory
                .any(
                        "/cgi-bin/draft/count",
                        (account, call) -> Answer.of(Answer.object()
                                .put(
                                        "total_count",
                                        account.publications().drafts().size())))
                .quota(1_000);
        directory
                .post("/cgi-bin/draft/batchget", (account, call) -> list(account, call.json()))
                .quota(1_000);
    }

    private static Answer add(Official account, Body body) throws Refusal {
        List<Body> articles = body.all("articles");
        if (articles.isEmpty()) {
            throw new Refusal(ErrorCode.EMPTY_NEWS);
        }
        for (Body article : articles) {
            article.required("title", ErrorCode.EMPTY_NEWS);
            article.required("content", ErrorCode.EMPTY_NEWS);
        }
        String id = "D" + account.nextId();
        account.publications().add(new Draft(id, body.node().path("articles"), account.now()));
        return Answer.of(Answer.object().put("media_id", id));
    }

    private static Answer get(Official account, Body body) throws Refusal {
        Draft draft = named(account, body);
        ObjectNode answer = Answer.object();
        answer.set("news_item", items(draft.items(), draft.id(), false));
        return Answer.of(answer);
    }

    private static Answer delete(Official account, Body body) throws Refusal {
        account.publications().drop(named(account, body).id());
        return Answer.done();
    }

    private static Answer list(Official account, Body body) throws Refusal {
        List<Draft> all = account.publications().drafts();
        Paging paging = Paging.of(body, all.size(), MOST_AT_ONCE);
        ObjectNode answer =
                Answer.object().put("total_count", all.size()).put("item_count", paging.to() - paging.from());
        ArrayNode items = answer.putArray("item");
        for (Draft draft : all.subList(paging.from(), paging.to())) {
            ObjectNode item = items.addObject().put("media_id", draft.id());
            item.putObject("content").set("news_item", items(draft.items(), draft.id(), body.flag("no_content")));
            item.put("update_time", draft.at().getEpochSecond());
        }
        return Answer.of(answer);
    }

    private static Draft named(Official account, Body body) throws Refusal {
        return account.publications()
                .draft(body.text("media_id"))
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_MEDIA_ID));
    }

    /** The articles with what WeChat adds to each. */
    static ArrayNode items(JsonNode articles, String id, boolean withoutContent) {
        ArrayNode items = Answer.object().arrayNode();
        for (JsonNode article : articles) {
            ObjectNode item = article.deepCopy();
            if (withoutContent) {
                item.remove("content");
            }
            items.add(item.put("url", Publications.url(id)).put("is_deleted", false));
        }
        return items;
    }
}
