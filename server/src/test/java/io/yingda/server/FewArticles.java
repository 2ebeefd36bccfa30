package io.yingda.server;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.message.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A knowledge base that knows a few words by heart, and nothing else: asked 退货怎么办 it is sure of the article {@code return},
 * asked 运费多少 of {@code shipping}, and at 人工 it thinks of {@code staff}, as real ones do.
 */
public final class FewArticles implements KnowledgeBase {

    private static final Map<String, Candidate> KNOWN = Map.of(
            "退货怎么办", candidate("return", "可以退货吗", "七天内可以退。", 0.9),
            "运费多少", candidate("shipping", "运费怎么算", "满 99 包邮。", 0.85),
            "人工", candidate("staff", "客服几点上班", "九点到六点。", 0.6));

    private static Candidate candidate(String id, String title, String answer, double confidence) {
        Article article = new Article(
                id,
                title,
                List.of(),
                answer,
                List.of(new Reply.Text(answer)),
                "",
                List.of(),
                Set.of(),
                Validity.ALWAYS);
        return new Candidate(1, article, title, confidence, confidence, confidence, List.of());
    }

    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

    /** From now on there is no such article. */
    public void withdraw(String id) {
        withdrawn.add(id);
    }

    @Override
    public Understanding understand(String account, String words) {
        return new Understanding(account, words, words.strip(), List.of(), "zh-Hans");
    }

    @Override
    public Findings search(Understanding question, LocalDate day, int limit) {
        return new Findings(
                Optional.ofNullable(KNOWN.get(question.text())).stream().toList(), new Thresholds(0.7, 0.2, 0.1), "v1");
    }

    @Override
    public Optional<Article> article(String id) {
        return KNOWN.values().stream()
                .map(Candidate::article)
                .filter(article -> article.id().equals(id) && !withdrawn.contains(id))
                .findFirst();
    }
}
