package io.yingda.engine.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void punctuationAtTheEndsDoesNotHideAWord() {
        assertThat(saying(" 人工！！").is("真人", "人工")).isTrue();
        assertThat(saying("人工几点上班").is("人工")).isFalse();
        assertThat(saying("🙏“人工”~ 👶").is("人工")).isTrue();
        assertThat(saying("？！").is("")).isTrue();
    }

    @Test
    void partsAreFoundAnywhere() {
        assertThat(saying("麻烦转人工谢谢").has("真人", "转人工")).isTrue();
        assertThat(saying("麻烦").has("真人")).isFalse();
    }

    @Test
    void lengthCountsCharactersAsAPersonDoes() {
        assertThat(saying("好👶").length()).isEqualTo(2);
    }

    private static Message saying(String text) {
        return new Message(Kind.TEXT, text, text, List.of(), "", null, false, "");
    }
}
