package io.yingda.knowledge.reading;

import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How ideographs are spelled in pinyin, without tones, with {@code v} for {@code ü}. */
final class Pronunciation {

    /** No syllable has more letters. */
    static final int LONGEST = 6;

    private static final Set<String> SYLLABLES = new HashSet<>();

    static {
        for (Pinyin pinyin : Pinyin.values()) {
            if (pinyin != Pinyin.none5) {
                SYLLABLES.add(pinyin.getPinyinWithoutTone());
            }
        }
    }

    private Pronunciation() {}

    static boolean isSyllable(String letters) {
        return SYLLABLES.contains(letters);
    }

    /** The first letters of a word's syllables as it is read; empty when some character of it is none that is spelled. */
    static String initials(String word) {
        StringBuilder letters = new StringBuilder();
        for (Pinyin reading : PinyinDictionary.convertToPinyinArray(word)) {
            if (reading != Pinyin.none5) {
                letters.append(reading.getFirstChar());
            }
        }
        return letters.length() == word.length() ? letters.toString() : "";
    }

    /** The syllables a character is read as; more than one for characters such as 行, none for rare ones. */
    static List<String> of(char character) {
        Pinyin[] readings = PinyinDictionary.get(String.valueOf(character));
        List<String> syllables = new ArrayList<>();
        if (readings != null) {
            for (Pinyin reading : readings) {
                String syllable = reading.getPinyinWithoutTone();
                if (SYLLABLES.contains(syllable) && !syllables.contains(syllable)) {
                    syllables.add(syllable);
                }
            }
        }
        return syllables;
    }
}
