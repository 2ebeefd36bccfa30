package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.sandbox.phone.Content;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The drafts and published articles of one account. */
final class Publications {

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Article> articles = new LinkedHashMap<>();
    private final Map<Long, String> published = new LinkedHashMap<>();

    /** @param items the {@code articles} as they were given, an array */
    record Draft(String id, JsonNode items, Instant at) {}

    /** @param items the {@code articles} as they were given, an array */
    record Article(String id, JsonNode items, Instant at) {}

    void add(Draft draft) {
        drafts.put(draft.id(), draft);
    }

    Optional<Draft> draft(String id) {
        return Optional.ofNullable(drafts.get(id));
    }

    boolean drop(String id) {
        return drafts.remove(id) != null;
    }

    /** The newest first. */
    List<Draft> drafts() {
        return List.copyOf(drafts.values()).reversed();
    }

    /** Makes a draft an article; it is no draft any longer. */
    void publish(long publishId, Draft draft, Article article) {
        drafts.remove(draft.id());
        articles.put(article.id(), article);
        published.put(publishId, article.id());
    }

    Optional<Article> article(String id) {
        return Optional.ofNullable(articles.get(id));
    }

    /** The id of the article that came of this; it may have been deleted since. */
    Optional<String> published(long publishId) {
        return Optional.ofNullable(published.get(publishId));
    }

    boolean delete(String id) {
        return articles.remove(id) != null;
    }

    /** The newest first. */
    List<Article> articles() {
        return List.copyOf(articles.values()).reversed();
    }

    /** An article as a card in the chat; refused when there is none. */
    Content card(String id, ErrorCode otherwise) throws Refusal {
        JsonNode items = article(id)
                .map(Article::items)
                .or(() -> draft(id).map(Draft::items))
                .orElseThrow(() -> new Refusal(otherwise));
        JsonNode first = items.path(0);
        return new Content.News(List.of(new Content.Card(
                first.path("title").asText(), first.path("digest").asText(), "", url(id))));
    }

    static String url(String id) {
        return "http://mp.weixin.qq.com/s/" + id;
    }
}
