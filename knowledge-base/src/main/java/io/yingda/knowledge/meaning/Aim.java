package io.yingda.knowledge.meaning;

import io.yingda.knowledge.meaning.RoundedVectors.Rounded;
import org.apache.lucene.util.VectorUtil;

/** What texts are compared with: a question or another text, as it is or as a map has it. */
final class Aim {

    private final float[] vector;
    private final Rounded rounded;
    private final float[] lengths;

    private Aim(float[] vector, float[] lengths) {
        this.vector = vector;
        this.lengths = lengths;
        rounded = Rounded.of(vector);
    }

    /**
     * As it is.
     *
     * @param vector float[dimensions], of length 1
     * @param lengths float[texts], all 1
     */
    static Aim plain(float[] vector, float[] lengths) {
        return new Aim(vector, lengths);
    }

    /**
     * As a map W has it: W·x · W·p = (Wᵀ·W·x) · p, so that the texts p need not be kept mapped.
     *
     * @param lengths float[texts], those of W·p
     */
    static Aim mapped(LinearMap map, float[] vector, float[] lengths) {
        float[] back = map.applySquare(vector);
        // The square of the length of W·x.
        float square = Scaling.dot(vector, back);
        Scaling.divide(back, (float) Math.sqrt(Math.max(square, 1e-12)));
        return new Aim(back, lengths);
    }

    /** Names what texts are compared with, from one run of the program to the next. */
    long digest() {
        return rounded.digest();
    }

    /** About the cosine to a text. */
    float roughly(RoundedVectors texts, int text) {
        return texts.product(rounded, text) / lengths[text];
    }

    /** Whether the cosine to a text can be above this one: much sooner known than the cosine. */
    boolean mayExceed(float cosine, RoundedVectors texts, int text) {
        return texts.product(rounded, text) + texts.slack(rounded, text) > cosine * lengths[text];
    }

    /** The cosine to a text, as fast as this machine can. */
    float cosine(float[][] vectors, int text) {
        return VectorUtil.dotProduct(vector, vectors[text]) / lengths[text];
    }

    /** The same to the last digit on every machine. */
    float repeatableCosine(float[][] vectors, int text) {
        return Scaling.dot(vector, vectors[text]) / lengths[text];
    }
}
