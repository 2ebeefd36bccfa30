package io.yingda.knowledge.text;

import io.yingda.engine.knowledge.Token;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;

/** Lucene's own checks of token streams, on texts of its own making: odd Unicode, lone surrogates, nothing at all. */
public class FoldingTokenizerTest extends BaseTokenStreamTestCase {

    private static final Segmenter SEGMENTER = new Segmenter(List.of(new Word("七天无理由", "nz", 1000)));

    public void testWordsKeepTheirOffsetsInFoldedText() throws IOException {
        try (Analyzer analyzer = analyzer(SEGMENTER::segment)) {
            assertAnalyzesTo(
                    analyzer, "ＡＢＣ七天無理由退貨", new String[] {"abc", "七天无理由", "退货"}, new int[] {0, 3, 8}, new int[] {
                        3, 8, 10
                    });
        }
    }

    public void testWordsOfRandomTexts() throws IOException {
        try (Analyzer analyzer = analyzer(SEGMENTER::segment)) {
            checkRandomData(random(), analyzer, 200 * RANDOM_MULTIPLIER);
            checkRandomData(random(), analyzer, 20 * RANDOM_MULTIPLIER, 4000);
        }
    }

    public void testPairsOfRandomTexts() throws IOException {
        try (Analyzer analyzer = analyzer(Pairs::of)) {
            checkRandomData(random(), analyzer, 200 * RANDOM_MULTIPLIER);
            checkRandomData(random(), analyzer, 20 * RANDOM_MULTIPLIER, 4000);
        }
    }

    public void testSyllablesOfRandomTexts() throws IOException {
        try (Analyzer analyzer = analyzer(Syllables::of)) {
            checkRandomData(random(), analyzer, 200 * RANDOM_MULTIPLIER);
        }
    }

    public void testNothingGivesNothing() throws IOException {
        try (Analyzer analyzer = analyzer(SEGMENTER::segment)) {
            assertAnalyzesTo(analyzer, "", new String[0]);
            assertAnalyzesTo(analyzer, " \u3000\n", new String[0]);
        }
    }

    private static Analyzer analyzer(Function<String, List<Token>> cutter) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new FoldingTokenizer(cutter));
            }
        };
    }
}
