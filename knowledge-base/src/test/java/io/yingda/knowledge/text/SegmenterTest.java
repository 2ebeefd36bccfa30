package io.yingda.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.knowledge.Token;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmenterTest {

    private final Segmenter common = new Segmenter(List.of());

    @Test
    void theMerchantsWordsStayWhole() {
        Segmenter own = new Segmenter(List.of(new Word("禾初", "nz", 5000), new Word("开袋险", "n", 1000)));

        assertThat(words(own, "禾初的开袋险怎么买")).contains("禾初", "开袋险");
        assertThat(words(common, "禾初的开袋险怎么买")).doesNotContain("禾初", "开袋险");
    }

    @Test
    void oneKnowledgeBasesWordsDoNotReachAnother() {
        new Segmenter(List.of(new Word("怎么买", "nz", 5000)));

        assertThat(words(common, "奶粉怎么买")).doesNotContain("怎么买");
    }

    @Test
    void wordsCarryTheirPartOfSpeechAndPlace() {
        assertThat(common.segment("奶粉 退货")).containsExactly(new Token("奶粉", "n", 0, 2), new Token("退货", "vn", 3, 5));
    }

    @Test
    void everyTokenIsWhatStandsAtItsPlace() {
        Random random = new Random(11);
        String alphabet = "奶粉退货的了不a1 ,。\n👶\uD83D\uDC76é\u0000";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int index = 0; index < random.nextInt(40); index++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String folded = Folding.fold(text.toString());
            int end = 0;
            for (Token token : common.segment(folded)) {
                assertThat(token.start()).isGreaterThanOrEqualTo(end);
                assertThat(folded.substring(token.start(), token.end())).isEqualTo(token.text());
                end = token.end();
            }
        }
    }

    @Test
    void endlessRunsOfLettersAreCut() {
        assertThat(common.segment("a".repeat(1000)))
                .allSatisfy(token -> assertThat(token.text()).hasSizeLessThanOrEqualTo(Segmenter.LONGEST));
    }

    @Test
    void pairsOverlapAndLeavePunctuationOut() {
        assertThat(Pairs.of("奶粉, 3段iphone15退").stream().map(Token::text))
                .containsExactly("奶粉", "3", "段", "iphone15", "退");
        assertThat(Pairs.of("开了能退").stream().map(Token::text)).containsExactly("开了", "了能", "能退");
    }

    @Test
    void homophonesSoundAlike() {
        assertThat(Syllables.of("奶分")).extracting(Token::text).isEqualTo(texts(Syllables.of("奶粉")));
        assertThat(Syllables.of("身份正")).extracting(Token::text).isEqualTo(texts(Syllables.of("身份证")));
        assertThat(Syllables.of("abc")).isEmpty();
    }

    private static List<String> words(Segmenter segmenter, String text) {
        return texts(segmenter.segment(text));
    }

    private static List<String> texts(List<Token> tokens) {
        return tokens.stream().map(Token::text).toList();
    }
}
