package io.yingda.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextCutTest {

    @Test
    void leavesWhatFitsAlone() {
        assertThat(TextCut.at(6, "字字")).isEqualTo(new TextCut("字字", ""));
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(TextCut.at(8, "字字字字")).isEqualTo(new TextCut("字字", "字字"));
    }

    @Test
    void keepsAFamilyTogether() {
        String family = "👨‍👩‍👧";
        assertThat(TextCut.at(12 + 10, "字字字字" + family)).isEqualTo(new TextCut("字字字字", family));
    }

    @Test
    void prefersTheEndOfASentence() {
        assertThat(TextCut.at(20, "一二三。四五六七八九")).isEqualTo(new TextCut("一二三。", "四五六七八九"));
    }

    @Test
    void doesNotGoBackFurtherThanHalf() {
        assertThat(TextCut.at(30, "一。二三四五六七八九十零").head()).isEqualTo("一。二三四五六七八九");
    }

    @Test
    void keepsALinkTogether() {
        String link = "<a href=\"https://example.com/x\">这里</a>";
        assertThat(TextCut.at(30, "请看" + link + "了解")).isEqualTo(new TextCut("请看", link + "了解"));
    }

    @Test
    void cutsALinkThatIsLongerThanAMessage() {
        TextCut cut = TextCut.at(20, "<a href=\"https://example.com/x\">这里</a>");
        assertThat(cut.head()).isNotEmpty();
        assertThat(cut.rest()).isNotEmpty();
    }

    @Test
    void losesNothingAndAlwaysFits() {
        Random random = new Random(7);
        String[] parts = {"a", "é", "字", "😀", "👨‍👩‍👧", "\n", "。", " ", "<a href=\"u\">b</a>", "]]>"};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(60); part >= 0; part--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            int limit = 40 + random.nextInt(60);
            StringBuilder together = new StringBuilder();
            String rest = text.toString();
            while (!rest.isEmpty()) {
                TextCut cut = TextCut.at(limit, rest);
                assertThat(cut.head().getBytes(UTF_8).length).isLessThanOrEqualTo(limit);
                assertThat(cut.rest().length()).isLessThan(rest.length());
                together.append(cut.head());
                rest = cut.rest();
            }
            assertThat(bare(together.toString())).isEqualTo(bare(text.toString()));
        }
    }

    @Test
    void cutsOnlyAtBordersOfVisibleCharacters() {
        String text = "👨‍👩‍👧e\u0301".repeat(20);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        for (int limit = 40; limit < 100; limit++) {
            assertThat(characters.isBoundary(TextCut.at(limit, text).head().length()))
                    .isTrue();
        }
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }
}
