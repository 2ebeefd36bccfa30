package io.yingda.server.quality;

/**
 * A candidate as a measurement keeps it.
 *
 * @param id of the article
 * @param question what the article is about
 * @param confidence 0 to 1
 */
public record Guess(String id, String question, double confidence) {

    /** To six digits: sums of products come out differently beyond, as the processor's vector instructions are used or not. */
    Guess rounded() {
        return new Guess(id, question, Math.round(confidence * 1e6) / 1e6);
    }
}
