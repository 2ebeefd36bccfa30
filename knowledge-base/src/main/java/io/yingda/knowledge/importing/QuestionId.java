package io.yingda.knowledge.importing;

import io.yingda.knowledge.text.Digest;

/** Makes an id for a question that has none: the same question always gets the same. */
final class QuestionId {

    private QuestionId() {}

    /** @param bare the folded letters and digits of the question */
    static String of(String bare) {
        return "q-" + Digest.hex(bare, 5);
    }
}
