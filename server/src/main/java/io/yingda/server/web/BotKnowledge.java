package io.yingda.server.web;

import io.yingda.engine.article.Article;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.turn.Bot;
import io.yingda.server.desk.page.Knowledge;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a bot knows, for the desk.
 *
 * @param accounts it serves; where none is said, words are for any of them
 */
record BotKnowledge(Bot bot, Set<String> accounts) implements Knowledge {

    @Override
    public List<Candidate> answers(String words) {
        return accounts.stream()
                .findFirst()
                .map(account -> bot.candidates(account, words))
                .orElse(List.of());
    }

    @Override
    public Optional<String> title(String article) {
        return bot.article(article).map(Article::title);
    }
}
