package io.yingda.rules.drl;

/**
 * A piece of a rule file; comments and white space are none.
 *
 * @param text as written; a string without its quotes
 * @param line from 1
 * @param start offset of its first char
 * @param end offset after its last char
 */
public record Token(Kind kind, String text, int line, int start, int end) {

    /** What a token is. */
    public enum Kind {
        WORD,
        NUMBER,
        STRING,
        /** A single character of punctuation. */
        SYMBOL
    }

    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    public boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    public boolean isWord() {
        return kind == Kind.WORD;
    }

    public boolean isString() {
        return kind == Kind.STRING;
    }
}
