package io.yingda.knowledge.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.knowledge.Token;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewordingTest {

    @Test
    void theSamePhrasingAlwaysComesOutTheSame() {
        String phrasing = "订单满多少包邮";

        assertThat(Rewording.of(phrasing, words(phrasing))).isEqualTo(Rewording.of(phrasing, words(phrasing)));
    }

    @Test
    void halfOfItsWordsAreLeftAtLeast() {
        for (int index = 0; index < 200; index++) {
            String phrasing = "一二三四五六" + (char) ('a' + index % 26) + index;
            String said = Rewording.of(phrasing, words(phrasing));
            long kept = words(phrasing).stream()
                    .filter(word -> said.contains(word.text()))
                    .count();

            assertThat(kept).isGreaterThanOrEqualTo(phrasing.length() / 2);
        }
    }

    private static List<Token> words(String text) {
        List<Token> words = new ArrayList<>();
        for (int index = 0; index < text.length(); index++) {
            words.add(new Token(text.substring(index, index + 1), "n", index, index + 1));
        }
        return words;
    }
}
