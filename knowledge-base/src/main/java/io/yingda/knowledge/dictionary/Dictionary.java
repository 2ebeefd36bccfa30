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
            "的", "了", "吗", "呢", "啊", "吧", "呀", "嘛", "哦", "噢", "哈", "啦", "么", "之", "请问", "您好", "你好", "一下", "是", "就", "都",
            "也", "还", "在", "有", "我", "你", "您", "们", "我们", "你们", "他", "她", "它", "这", "那", "个", "会", "要", "把", "被", "给",
            "和", "与", "或", "及", "对", "到", "以", "于", "其", "该", "此", "之後", "the", "a", "an", "of", "to", "is");

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
