package io.yingda.engine.question;

/** Punctuation, symbols and spaces: what a text means the same without. */
public final class Signs {

    private static final int IDEOGRAPHS = 0x4E00;
    private static final int AFTER_IDEOGRAPHS = 0xA000;

    private static final int KINDS = 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION
            | 1 << Character.END_PUNCTUATION
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION
            | 1 << Character.OTHER_PUNCTUATION
            | 1 << Character.MATH_SYMBOL
            | 1 << Character.CURRENCY_SYMBOL
            | 1 << Character.MODIFIER_SYMBOL
            | 1 << Character.OTHER_SYMBOL
            | 1 << Character.SPACE_SEPARATOR
            | 1 << Character.LINE_SEPARATOR
            | 1 << Character.PARAGRAPH_SEPARATOR;

    private Signs() {}

    /** The text without them; itself where there are none. */
    public static String removed(String text) {
        int first = 0;
        while (first < text.length() && !isSign(text.codePointAt(first))) {
            first += Character.charCount(text.codePointAt(first));
        }
        if (first >= text.length()) {
            return text;
        }
        StringBuilder bare = new StringBuilder(text.length()).append(text, 0, first);
        text.codePoints()
                .skip(text.codePointCount(0, first))
                .filter(character -> !isSign(character))
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static boolean isSign(int character) {
        if (character >= IDEOGRAPHS && character < AFTER_IDEOGRAPHS) {
            return false;
        }
        return (KINDS >> Character.getType(character) & 1) != 0 || (character >= '\t' && character <= '\r');
    }
}
