package io.yingda.rules.scenario;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.message.Reply;
import io.yingda.rules.scenario.ScriptedTurn.ScriptedCandidate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A knowledge base whose search finds what a scenario says. */
final class ScriptedKnowledge implements KnowledgeBase {

    private static final Thresholds THRESHOLDS = new Thresholds(.7, .2, .1);

    private final KnowledgeBase real;
    private final @Nullable List<Candidate> candidates;
    private final Map<String, List<Candidate>> searches = new HashMap<>();
    private final Map<String, Article> articles = new LinkedHashMap<>();

    /**
     * @param script what a search finds; null for a real search
     * @param searches what a search for exactly this text finds
     */
    ScriptedKnowledge(
            KnowledgeBase real,
            @Nullable List<ScriptedCandidate> script,
            Map<String, List<ScriptedCandidate>> searches) {
        this.real = real;
        candidates = script == null ? null : ranked(script);
        searches.forEach((text, found) -> this.searches.put(real.fold(text), ranked(found)));
    }

    private List<Candidate> ranked(List<ScriptedCandidate> script) {
        List<ScriptedCandidate> sorted = script.stream()
                .sorted(Comparator.comparingDouble(ScriptedCandidate::confidence)
                        .reversed())
                .toList();
        List<Candidate> ranked = new ArrayList<>();
        for (int index = 0; index < sorted.size(); index++) {
            ScriptedCandidate each = sorted.get(index);
            double next = index + 1 < sorted.size() ? sorted.get(index + 1).confidence() : 0;
            Article article = article(each);
            articles.put(article.id(), article);
            ranked.add(new Candidate(
                    index + 1,
                    article,
                    article.question(),
                    each.confidence(),
                    each.confidence() - next,
                    each.confidence(),
                    List.of()));
        }
        return ranked;
    }

    @Override
    public Understanding understand(String account, String words) {
        return real.understand(account, words);
    }

    @Override
    public Findings search(Understanding question, LocalDate day, int limit) {
        List<Candidate> found = searches.getOrDefault(question.text(), candidates);
        return found == null
                ? real.search(question, day, limit)
                : new Findings(found.stream().limit(limit).toList(), THRESHOLDS, "scenario");
    }

    @Override
    public Optional<Article> article(String id) {
        return Optional.ofNullable(articles.get(id)).or(() -> real.article(id));
    }

    private Article article(ScriptedCandidate script) {
        Article known = real.article(script.article())
                .orElseGet(() -> new Article(
                        script.article(),
                        script.article(),
                        List.of(),
                        script.article(),
                        List.of(new Reply.Text(script.article())),
                        "",
                        List.of(),
                        Set.of(),
                        Validity.ALWAYS));
        return new Article(
                known.id(),
                Objects.requireNonNullElse(script.question(), known.question()),
                known.similar(),
                Objects.requireNonNullElse(script.answer(), known.answer()),
                script.answer() == null ? known.replies() : List.of(new Reply.Text(script.answer())),
                Objects.requireNonNullElse(script.category(), known.category()),
                known.keywords(),
                known.accounts(),
                known.validity(),
                script.answer() == null ? known.links() : List.of());
    }
}
