package io.yingda.engine.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several questions in one message. A message that asks one thing has none.
 *
 * @param number 1 for the first
 * @param text the question as typed
 * @param readAs what was searched for in its place, folded, since it leans on the question before; empty when it stands for
 *     itself
 * @param candidates what the search for it alone found, best first
 * @param thresholds how sure is sure enough
 */
public record Part(int number, String text, String readAs, List<Candidate> candidates, Thresholds thresholds) {

    private static final int CHOICES = 3;

    public Part {
        candidates = List.copyOf(candidates);
    }

    /** The best candidate; null when nothing was found. */
    public @Nullable Candidate best() {
        return candidates.isEmpty() ? null : candidates.getFirst();
    }

    /** Whether the best candidate may be given as its answer. */
    public boolean isSure() {
        return thresholds.allow(best());
    }

    /** The candidates worth offering, three at the most. */
    public List<Candidate> choices() {
        return candidates.stream()
                .limit(CHOICES)
                .filter(candidate -> candidate.confidence() >= thresholds.offer())
                .toList();
    }
}
