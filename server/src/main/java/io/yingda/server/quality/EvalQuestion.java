package io.yingda.server.quality;

import java.util.Set;

/**
 * A question whose answer is known.
 *
 * @param id by which it is found again in another report
 * @param text as a follower typed it
 * @param right the ids of the articles that answer it; empty when nothing in the knowledge base does
 * @param kind what figures are also told apart by
 */
public record EvalQuestion(String id, String text, Set<String> right, String kind) {

    private static final String IN_SCOPE = "in";
    private static final String OUT_OF_SCOPE = "oos";

    public EvalQuestion {
        right = Set.copyOf(right);
    }

    /**
     * A question as a file has it.
     *
     * @param id when blank, the text counts as such
     * @param kind when blank, it is {@code in} or {@code oos}, by whether anything answers it
     */
    public static EvalQuestion of(String id, String text, Set<String> right, String kind) {
        String otherwise = right.isEmpty() ? OUT_OF_SCOPE : IN_SCOPE;
        return new EvalQuestion(id.isBlank() ? text : id, text, right, kind.isBlank() ? otherwise : kind.strip());
    }

    /** Whether the knowledge base has an answer to it. */
    public boolean inScope() {
        return !right.isEmpty();
    }
}
