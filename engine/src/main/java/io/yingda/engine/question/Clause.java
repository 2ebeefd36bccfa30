package io.yingda.engine.question;

/**
 * A stretch of folded text between two places where a sentence may be cut.
 *
 * @param start offset of its first char
 * @param end offset after its last char
 * @param before how strong the cut before it is
 * @param asks whether it is a question by its words or its question mark
 */
record Clause(int start, int end, Cut before, boolean asks) {

    /** How clearly a new sentence begins. */
    enum Cut {
        /** A comma or a space. */
        LOOSE,
        /** The end of a sentence, a new line, or a word such as 另外. */
        FIRM
    }
}
