package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.sandbox.api.Publications.Article;
import io.yingda.server.sandbox.api.Publications.Draft;
import io.yingda.server.sandbox.push.Elements;
import java.util.List;
import java.util.Optional;

/** Published articles. */
final class PublishEndpoints {

    private static final int MOST_AT_ONCE = 20;
    private static final int A_DAY = 100;

    private PublishEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .post("/cgi-bin/freepublish/submit", (account, call) -> submit(account, call.json()))
                .quota(A_DAY)
                .certified();
        directory
                .post("/cgi-bin/freepublish/get", (account, call) -> status(account, call.json()))
                .quota(A_DAY)
                .certified();
        directory
                .post("/cgi-bin/freepublish/getarticle", (account, call) -> {
                    Article article = named(account, call.json());
                    ObjectNode answer = Answer.object();
                    answer.set("news_item", DraftEndpoints.items(article.items(), article.id(), false));
                    return Answer.of(answer);
                })
                .quota(A_DAY)
                .certified();
        directory
                .post("/cgi-bin/freepublish/delete", (account, call) -> {
                    account.publications().delete(named(account, call.json()).id());
                    return Answer.done();
                })
                .quota(10)
                .certified();
        directory
                .post("/cgi-bin/freepublish/batchget", (account, call) -> list(account, call.json()))
                .quota(A_DAY)
                .certified();
    }

    /** The event goes to the account, in the name of its first follower, since every push has a sender. */
    private static Answer submit(Official account, Body body) throws Refusal {
        Draft draft = account.publications()
                .draft(body.text("media_id"))
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_MEDIA_ID));
        long id = account.nextId();
        Article article = new Article("A" + id, draft.items(), account.now());
        account.publications().publish(id, draft, article);
        Optional<Follower> sender = account.followers().everybody().stream().findFirst();
        sender.ifPresent(first -> account.phones()
                .push(account.name(), first.openId(), "PUBLISHJOBFINISH", fields -> finished(fields, id, article)));
        return Answer.of(Answer.object().put("errcode", 0).put("errmsg", "ok").put("publish_id", Long.toString(id)));
    }

    private static void finished(Elements fields, long id, Article article) {
        fields.nested("PublishEventInfo", event -> {
            event.plain("publish_id", Long.toString(id))
                    .plain("publish_status", "0")
                    .cdata("article_id", article.id());
            event.nested("article_detail", detail -> {
                detail.plain("count", Integer.toString(article.items().size()));
                for (int index = 1; index <= article.items().size(); index++) {
                    String place = Integer.toString(index);
                    detail.nested(
                            "item",
                            item -> item.plain("idx", place).cdata("article_url", Publications.url(article.id())));
                }
            });
        });
    }

    /** Status 0 is published, 5 deleted since. */
    private static Answer status(Official account, Body body) throws Refusal {
        long id = body.number("publish_id", -1);
        String articleId =
                account.publications().published(id).orElseThrow(() -> new Refusal(ErrorCode.INVALID_PUBLISH_ID));
        boolean there = account.publications().article(articleId).isPresent();
        return Answer.of(Answer.object()
                .put("publish_id", Long.toString(id))
                .put("publish_status", there ? 0 : 5)
                .put("article_id", articleId));
    }

    private static Answer list(Official account, Body body) throws Refusal {
        List<Article> all = account.publications().articles();
        Paging paging = Paging.of(body, all.size(), MOST_AT_ONCE);
        ObjectNode answer =
                Answer.object().put("total_count", all.size()).put("item_count", paging.to() - paging.from());
        ArrayNode items = answer.putArray("item");
        for (Article article : all.subList(paging.from(), paging.to())) {
            ObjectNode item = items.addObject().put("article_id", article.id());
            item.putObject("content")
                    .set("news_item", DraftEndpoints.items(article.items(), article.id(), body.flag("no_content")));
            item.put("update_time", article.at().getEpochSecond());
        }
        return Answer.of(answer);
    }

    private static Article named(Official account, Body body) throws Refusal {
        return account.publications()
                .article(body.text("article_id"))
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_ARTICLE_ID));
    }
}
