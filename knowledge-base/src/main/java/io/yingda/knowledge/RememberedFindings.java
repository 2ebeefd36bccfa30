package io.yingda.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.knowledge.ranking.Ranking;
import java.time.LocalDate;

/**
 * What one ranking found, kept for questions that are asked again: followers ask the same things in the same words all day.
 * Safe for many threads.
 */
final class RememberedFindings {

    /** About 20 MB at the most; what is asked once makes way for what is asked often. */
    private static final int MOST = 2_000;

    /** Looks after itself on the threads that use it: to wake another for that costs more than the little there is to do. */
    private final Cache<Asked, Findings> remembered =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    private final Ranking ranking;

    RememberedFindings(Ranking ranking) {
        this.ranking = ranking;
    }

    Ranking ranking() {
        return ranking;
    }

    /** As {@link Ranking#findings}. */
    Findings findings(Understanding question, LocalDate day, int limit) {
        Asked asked = new Asked(question.account(), question.text(), day, limit);
        Findings known = remembered.getIfPresent(asked);
        if (known == null) {
            known = ranking.findings(question, day, limit);
            remembered.put(asked, known);
        }
        return known;
    }

    /** @param text folded */
    private record Asked(String account, String text, LocalDate day, int limit) {}
}
