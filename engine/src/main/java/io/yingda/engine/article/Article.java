package io.yingda.engine.article;

import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One piece of published content.
 *
 * @param id stable, unique in the knowledge base, never reused
 * @param question the question as the merchant words it; empty when only the answer is known
 * @param similar other ways people ask it
 * @param answer the answer as plain text, for search and preview
 * @param replies the answer as the follower sees it, one bubble each
 * @param category the topic, as rules name it; empty when none
 * @param keywords words that should lead here
 * @param accounts the accounts it is for; empty means every account
 * @param validity the days on which it may be given
 * @param links the links to other articles in the answer, in order: the text shown and where it leads
 */
public record Article(
        String id,
        String question,
        List<String> similar,
        String answer,
        List<Reply> replies,
        String category,
        List<String> keywords,
        Set<String> accounts,
        Validity validity,
        List<Option> links) {

    public Article {
        similar = List.copyOf(similar);
        replies = List.copyOf(replies);
        keywords = List.copyOf(keywords);
        accounts = Set.copyOf(accounts);
        links = List.copyOf(links);
    }

    /** An article whose answer has no links to other articles. */
    public Article(
            String id,
            String question,
            List<String> similar,
            String answer,
            List<Reply> replies,
            String category,
            List<String> keywords,
            Set<String> accounts,
            Validity validity) {
        this(id, question, similar, answer, replies, category, keywords, accounts, validity, List.of());
    }

    /** Every way of asking: the question first, then the similar ones. */
    public List<String> phrasings() {
        return Stream.concat(Stream.of(question), similar.stream())
                .filter(phrasing -> !phrasing.isBlank())
                .toList();
    }

    /** What a menu calls this article: its question, or the first words of its answer. */
    public String title() {
        if (!question.isBlank()) {
            return question;
        }
        return answer.codePointCount(0, answer.length()) <= 30
                ? answer
                : answer.substring(0, answer.offsetByCodePoints(0, 29)) + "…";
    }

    /** Whether a follower of this account may be given it on this day. */
    public boolean servedTo(@Nullable String account, LocalDate day) {
        return (account == null || accounts.isEmpty() || accounts.contains(account)) && validity.includes(day);
    }
}
