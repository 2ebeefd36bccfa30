package io.yingda.knowledge.embedding;

/** Tells what a text means, as a vector. Safe for many threads. */
public interface Embedder {

    /** How many numbers its vectors have. */
    int dimensions();

    /** Names the model and how it is used: equal names give equal vectors for equal texts. */
    String version();

    /**
     * The meaning of one text.
     *
     * @param folded the text, folded; what is beyond the model's longest input is left out
     * @return float[dimensions], of Euclidean length 1; not to be changed, others may share it
     */
    float[] embed(String folded);
}
