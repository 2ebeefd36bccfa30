package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Question;
import io.yingda.knowledge.index.Wording;

/** Compares letter by letter, in order. */
final class Alignment implements Signal {

    private static final int LONGEST = 200;

    @Override
    public void measure(Question question, Contender contender) {
        Wording phrasing = contender.phrasing();
        if (phrasing != null && !phrasing.bare().isEmpty()) {
            int common = commonSubsequence(question.bare(), phrasing.bare());
            contender.set(
                    Feature.ALIGNMENT,
                    (double) common / Math.min(LONGEST, phrasing.bare().length()));
            contender.set(Feature.EXACT, question.bare().equals(phrasing.bare()) ? 1 : 0);
        }
    }

    /** The length of the longest common subsequence of the first {@value #LONGEST} chars. */
    static int commonSubsequence(String left, String right) {
        int width = Math.min(LONGEST, right.length());
        int height = Math.min(LONGEST, left.length());
        int[] row = new int[width + 1];
        for (int line = 0; line < height; line++) {
            int diagonal = 0;
            char character = left.charAt(line);
            for (int column = 1; column <= width; column++) {
                int above = row[column];
                row[column] = character == right.charAt(column - 1) ? diagonal + 1 : Math.max(above, row[column - 1]);
                diagonal = above;
            }
        }
        return row[width];
    }
}
