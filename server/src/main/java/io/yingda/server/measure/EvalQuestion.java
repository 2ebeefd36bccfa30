package io.yingda.server.measure;

import java.util.Set;

/**
 * A question whose answer is known.
 *
 * @param text as a follower typed it
 * @param right the ids of the articles that answer it; empty when nothing in the knowledge base does
 */
public record EvalQuestion(String text, Set<String> right) {

    public EvalQuestion {
        right = Set.copyOf(right);
    }

    /** Whether the knowledge base has an answer to it. */
    public boolean inScope() {
        return !right.isEmpty();
    }
}
