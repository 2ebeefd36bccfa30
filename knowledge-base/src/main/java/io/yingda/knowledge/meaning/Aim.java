package io.yingda.knowledge.meaning;

import io.yingda.knowledge.meaning.RoundedVectors.Rounded;

/**
 * What texts are compared with: a question or another text, as it is or as a map has it.
 *
 * @param vector float[dimensions]; its product with a text's vector, over the text's length, is their cosine
 * @param rounded the same vector, rounded
 * @param lengths float[texts], the length each text has under the map
 */
record Aim(float[] vector, Rounded rounded, float[] lengths) {

    /** As it is. */
    static Aim plain(float[] vector, float[] ones) {
        return new Aim(vector, Rounded.of(vector), ones);
    }

    /** As a map W has it: W·x · W·p = (Wᵀ·W·x) · p, so that the texts p need not be kept mapped. */
    static Aim mapped(LinearMap map, float[] vector, float[] mappedLengths) {
        float[] turned = map.apply(vector);
        float[] back = map.applyTransposed(turned);
        Scaling.divide(back, Scaling.length(turned));
        return new Aim(back, Rounded.of(back), mappedLengths);
    }

    /** About the cosine to a text. */
    float roughly(RoundedVectors texts, int text) {
        return texts.product(rounded, text) / lengths[text];
    }
}
