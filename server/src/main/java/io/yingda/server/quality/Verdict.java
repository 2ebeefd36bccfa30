package io.yingda.server.quality;

import io.yingda.engine.fact.Thresholds;
import java.util.List;
import java.util.Set;

/** What a question comes to when the bot follows the suggested thresholds. */
public enum Verdict {
    /** The first candidate is given as the answer, and it is not one. */
    WRONG("答错"),
    /**
     * Neither answered nor offered rightly: the follower ends with a person. As it should be when nothing answers the question.
     */
    ESCALATED("转人工"),
    /** Not answered, but a right one is among the at most three choices offered. */
    OFFERED("选项里有"),
    /** The first candidate is given as the answer, and it is right. */
    RIGHT("答对");

    /** More choices than this are hardly read. */
    private static final int CHOICES = 3;

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** Its name for people, in Chinese. */
    public String label() {
        return label;
    }

    /**
     * @param guesses the candidates, best first
     * @param right the ids of what answers the question
     */
    static Verdict of(List<Guess> guesses, Set<String> right, Thresholds thresholds) {
        if (!guesses.isEmpty() && guesses.getFirst().confidence() >= thresholds.answer()) {
            return right.contains(guesses.getFirst().id()) ? RIGHT : WRONG;
        }
        boolean offered = guesses.stream()
                .limit(CHOICES)
                .anyMatch(guess -> guess.confidence() >= thresholds.offer() && right.contains(guess.id()));
        return offered ? OFFERED : ESCALATED;
    }
}
