package io.yingda.knowledge.meaning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * How crowded it is around texts, by their digests: to count it anew at every start would take as long as to learn. What
 * changes a little elsewhere in the content is not worth another count.
 *
 * @param byText of each text
 */
public record Crowds(Map<Long, Crowd> byText) {

    public Crowds {
        byText = Map.copyOf(byText);
    }

    /**
     * Around one text.
     *
     * @param plain mean cosine to the nearest texts of other articles
     * @param mapped the same as the map has it
     * @param length of the text's vector as the map has it, which takes about as long to find
     */
    public record Crowd(float plain, float mapped, float length) {}

    /** Of one text of a space, by its number. */
    @FunctionalInterface
    interface Counted {
        float of(int text);
    }

    static Crowds of(int size, IntFunction<Text> texts, Counted plain, Counted mapped, Counted length) {
        Map<Long, Crowd> crowds = new HashMap<>();
        for (int text = 0; text < size; text++) {
            crowds.put(texts.apply(text).digest(), new Crowd(plain.of(text), mapped.of(text), length.of(text)));
        }
        return new Crowds(crowds);
    }

    float[] plain(List<Text> texts) {
        return of(texts, Crowd::plain);
    }

    float[] mapped(List<Text> texts) {
        return of(texts, Crowd::mapped);
    }

    float[] lengths(List<Text> texts) {
        return of(texts, Crowd::length);
    }

    private float[] of(List<Text> texts, ToDoubleFunction<Crowd> part) {
        float[] crowds = View.unknown(texts.size());
        for (int text = 0; text < crowds.length; text++) {
            Crowd crowd = byText.get(texts.get(text).digest());
            if (crowd != null) {
                crowds[text] = (float) part.applyAsDouble(crowd);
            }
        }
        return crowds;
    }
}
