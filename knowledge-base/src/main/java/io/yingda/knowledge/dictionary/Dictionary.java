package io.yingda.knowledge.dictionary;

import io.yingda.knowledge.text.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The merchant's own words. All texts are folded.
 *
 * @param words words every account has
 * @param accountWords further words, by account
 * @param synonyms the word to put in place of each synonym
 * @param stopWords words that say nothing about the question
 */
public record Dictionary(
        List<Word> words, Map<String, List<Word>> accountWords, Map<String, String> synonyms, Set<String> stopWords) {

    /** Words that say nothing in any merchant's knowledge base. */
    private static final Set<String> COMMON_STOP_WORDS = Set.of(
            "的", "了", "吗", "嘛", "呢", "啊", "呀", "吧", "哦", "噢", "哈", "啦", "么", "请问", "您好", "你好", "我", "你", "您", "们", "我们",
            "你们", "是", "就", "the", "a", "an", "of", "to", "is");

    public static final Dictionary EMPTY = new Dictionary(List.of(), Map.of(), Map.of(), COMMON_STOP_WORDS);

    public Dictionary {
        words = List.copyOf(words);
        accountWords = new TreeMap<>(accountWords);
        synonyms = new LinkedHashMap<>(synonyms);
        stopWords = Set.copyOf(stopWords);
    }

    static Set<String> commonStopWords() {
        return COMMON_STOP_WORDS;
    }
}
