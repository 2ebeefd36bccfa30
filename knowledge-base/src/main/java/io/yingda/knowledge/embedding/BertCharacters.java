package io.yingda.knowledge.embedding;

/**
 * The classes of characters that BERT's tokenizer knows, as the Hugging Face tokenizers library has them
 * (BertNormalizer and BertPreTokenizer). Characters younger than Unicode 8 may be classed as a newer standard says.
 */
final class BertCharacters {

    private BertCharacters() {}

    /** Whether it parts words and is otherwise forgotten. */
    static boolean isSpace(int code) {
        return code == '\t' || code == '\n' || code == '\r' || Character.isSpaceChar(code);
    }

    /** Whether it is dropped as if it had not been there. */
    static boolean isDropped(int code) {
        if (code == 0xFFFD) {
            return true;
        }
        return switch (Character.getType(code)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> !isSpace(code);
            default -> false;
        };
    }

    /** Whether it is a word by itself: punctuation, and every ASCII symbol. */
    static boolean isPunctuation(int code) {
        if (code < 0x80) {
            return code > ' ' && code < 0x7F && !Character.isLetterOrDigit(code);
        }
        return switch (Character.getType(code)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** Whether it is a word by itself as an ideograph, by block; Hangul and Kana are not among them. */
    static boolean isIdeograph(int code) {
        return (code >= 0x4E00 && code <= 0x9FFF)
                || (code >= 0x3400 && code <= 0x4DBF)
                || (code >= 0xF900 && code <= 0xFAFF)
                || (code >= 0x20000 && code <= 0x2A6DF)
                || (code >= 0x2A700 && code <= 0x2B81F)
                // The reference begins this block 0x100 late, and models were trained with it.
                || (code >= 0x2B920 && code <= 0x2CEAF)
                || (code >= 0x2F800 && code <= 0x2FA1F);
    }
}
