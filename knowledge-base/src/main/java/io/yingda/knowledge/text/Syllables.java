package io.yingda.knowledge.text;

import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import io.yingda.engine.knowledge.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts folded text into overlapping pairs of syllables as they sound without tone, where sounds that are often mixed up
 * when typing count as one: zh/z, ch/c, sh/s, and the endings ng/n. Finds what was typed with a wrong homophone.
 */
public final class Syllables {

    private static final String TAG = "sound";
    private static final @Nullable String[] SOUNDS = new String[0x9FFF - 0x4E00 + 1];

    static {
        for (int code = 0; code < SOUNDS.length; code++) {
            SOUNDS[code] = looked((char) (0x4E00 + code));
        }
    }

    private Syllables() {}

    /** Pairs of neighbouring syllables; a lone syllable gives nothing, for too many characters share it. */
    public static List<Token> of(String folded) {
        List<Token> pairs = new ArrayList<>();
        String before = null;
        for (int index = 0; index < folded.length(); index++) {
            String sound = sound(folded.charAt(index));
            if (before != null && sound != null) {
                pairs.add(new Token(before + "'" + sound, TAG, index - 1, index + 1));
            }
            before = sound;
        }
        return pairs;
    }

    /** How a character sounds; null when it is no common ideograph. */
    public static @Nullable String sound(char character) {
        return character < 0x4E00 || character > 0x9FFF ? null : SOUNDS[character - 0x4E00];
    }

    private static @Nullable String looked(char character) {
        Pinyin[] readings = PinyinDictionary.get(String.valueOf(character));
        if (readings == null || readings.length == 0) {
            return null;
        }
        String sound = readings[0].getPinyinWithoutTone();
        if (sound.length() > 1 && sound.charAt(1) == 'h') {
            sound = sound.charAt(0) + sound.substring(2);
        }
        return (sound.endsWith("ng") ? sound.substring(0, sound.length() - 1) : sound).intern();
    }
}
