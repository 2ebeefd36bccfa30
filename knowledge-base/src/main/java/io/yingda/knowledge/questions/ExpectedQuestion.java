package io.yingda.knowledge.questions;

import java.util.List;

/**
 * A question as followers type it, with what it should find.
 *
 * @param question as typed
 * @param expected ids of the right articles, the best one first; empty when nothing answers it
 * @param kind a free label, such as {@code typo}; empty when none
 * @param hard whether the engine is known to miss it
 * @param file the file as problems name it
 * @param line the line of the question
 */
public record ExpectedQuestion(
        String question, List<String> expected, String kind, boolean hard, String file, int line) {

    public ExpectedQuestion {
        expected = List.copyOf(expected);
    }
}
