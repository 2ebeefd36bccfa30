package io.yingda.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "ＡｂＣ１２３, abc123",
        "退貨運費怎麼算, 退货运费怎么算",
        "臺灣裡後面, 台湾里后面",
        "第①條, 第1条",
        "10㎡, 10㎡",
        "İstanbul, istanbul",
        "👶奶粉🍼, 👶奶粉🍼",
    })
    void textsThatReadAlikeBecomeAlike(String typed, String folded) {
        assertThat(Folding.fold(typed)).isEqualTo(folded);
    }

    @Test
    void fullWidthSpacesAndPunctuationBecomeHalfWidth() {
        assertThat(Folding.fold("能退吗？\u3000急！")).isEqualTo("能退吗? 急!");
    }

    @Test
    void foldingKeepsEveryLengthAndFoldsNothingTwice() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int index = 0; index < random.nextInt(30); index++) {
                text.append((char) random.nextInt(Character.MAX_VALUE + 1));
            }
            String folded = Folding.fold(text.toString());
            assertThat(folded).hasSameSizeAs(text);
            assertThat(Folding.fold(folded)).isEqualTo(folded);
        }
    }

    @Test
    void bareTextsDifferOnlyInLettersAndDigits() {
        assertThat(Folding.bare(" 奶粉，開了…還能退嗎？！🍼")).isEqualTo("奶粉开了还能退吗");
    }

    @ParameterizedTest
    @CsvSource({
        "奶粉開了還能退嗎, zh-Hant",
        "这是一本著名的书, zh-Hans",
        "Where is my order 123, en",
        "iPhone 能用吗, zh-Hans",
        "123?, zh-Hans",
        "refund how long 呢, en",
    })
    void theLanguageFollowsFromTheCharacters(String typed, String language) {
        assertThat(Language.of(typed)).isEqualTo(language);
    }
}
