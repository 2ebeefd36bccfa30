package io.yingda.engine.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignsTest {

    private static final Pattern SIGNS = Pattern.compile("[\\p{P}\\p{S}\\p{Z}\\s]+");

    @Test
    void removesWhatUnicodeCallsPunctuationSymbolOrSpace() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                String text = "退" + Character.toString(character) + "货" + Character.toString(character);
                assertThat(Signs.removed(text))
                        .as("U+%04X", character)
                        .isEqualTo(SIGNS.matcher(text).replaceAll(""));
            }
        }
    }

    @Test
    void givesBackATextThatHasNone() {
        String text = "怎么退货";

        assertThat(Signs.removed(text)).isSameAs(text);
    }

    @Test
    void leavesNothingOfATextThatHasNothingElse() {
        assertThat(Signs.removed(" ，。！？~ \n")).isEmpty();
        assertThat(Signs.removed("")).isEmpty();
    }

    @Test
    void keepsLoneHalvesOfPairs() {
        assertThat(Signs.removed("\uD83D, a")).isEqualTo("\uD83Da");
    }
}
