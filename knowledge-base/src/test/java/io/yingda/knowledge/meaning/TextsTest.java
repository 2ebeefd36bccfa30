package io.yingda.knowledge.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void aLongAnswerIsCutAfterSentences() {
        String sentence = "甲".repeat(49) + "。";

        assertThat(Texts.passages(sentence.repeat(4), 9)).containsExactly(sentence.repeat(2), sentence.repeat(2));
    }

    @Test
    void aTextWithoutSentencesIsCutAnyway() {
        assertThat(Texts.passages("甲".repeat(250), 2)).containsExactly("甲".repeat(120), "甲".repeat(120));
    }

    @Test
    void nothingHasNoPassages() {
        assertThat(Texts.passages(" \n ", 3)).isEmpty();
    }
}
