package io.yingda.knowledge.reading;

import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/** What the texts of some content are made of. All of it is folded. */
public interface Vocabulary {

    /** How many articles have this word; 0 when none has. */
    int articlesWith(String word);

    /** Each question, list of keywords and answer: what the merchant says rather than what is typed by followers. */
    void forEachOwnText(Consumer<String> action);

    /** Each way of asking: its letters and digits. */
    void forEachPhrasing(Consumer<String> action);

    /** How many articles have these two characters side by side, or this run of letters and digits; 0 when none has. */
    int articlesWithPair(String pair);

    /** Each word of the texts, each keyword and each word of the dictionary, with how many articles have it, at least 1. */
    void forEachWord(ObjIntConsumer<String> action);

    /** Each pair of characters that stand side by side, with how many articles have it. */
    void forEachPair(ObjIntConsumer<String> action);
}
