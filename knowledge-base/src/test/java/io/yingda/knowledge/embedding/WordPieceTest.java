package io.yingda.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The files beside this class hold what the reference, Hugging Face tokenizers 0.21 by way of DJL 0.33.0, makes of each text:
 * the text with odd characters as Java escapes, a tab, the numbers.
 */
class WordPieceTest {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private static byte[] tokenizer() throws IOException {
        try (ModelFiles bundled = ModelFiles.bundled()) {
            return bundled.tokenizer();
        }
    }

    @Test
    void cutsAsTheReferenceDoes() throws IOException {
        compare(WordPiece.read(tokenizer()), "word-pieces.tsv");
    }

    @Test
    void cutsAsTheReferenceDoesWhereCaseAndAccentsAreForgotten() throws IOException {
        String json = new String(tokenizer(), StandardCharsets.UTF_8);
        String lowerCase = json.replaceFirst("\"lowercase\": *false", "\"lowercase\": true");
        compare(WordPiece.read(lowerCase.getBytes(StandardCharsets.UTF_8)), "word-pieces-lower-case.tsv");
    }

    @Test
    void leavesOutWhatIsBeyondTheLimit() throws IOException {
        WordPiece wordPiece = WordPiece.read(tokenizer());

        long[] all = wordPiece.numbers("退款多久到账", 100);
        long[] some = wordPiece.numbers("退款多久到账", 5);

        assertThat(all).hasSize(8);
        assertThat(some).containsExactly(all[0], all[1], all[2], all[3], all[7]);
    }

    @Test
    void saysWhatIsWrongWithAFileForAnotherKindOfModel() {
        assertThatThrownBy(() -> WordPiece.read("{\"model\":{\"type\":\"BPE\"}}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("WordPiece");
        assertThatThrownBy(() -> WordPiece.read("{\"model\":{\"type\":\"WordPiece\",\"vocab\":{\"[UNK]\":0}}}"
                        .getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("[CLS]");
    }

    private static void compare(WordPiece wordPiece, String file) throws IOException {
        List<String> lines;
        try (InputStream stream = WordPieceTest.class.getResourceAsStream(file)) {
            assertThat(stream).isNotNull();
            lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        assertThat(lines).hasSizeGreaterThan(30);
        for (String line : lines) {
            int tab = line.indexOf('\t');
            String text = ESCAPE.matcher(line.substring(0, tab))
                    .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                            String.valueOf((char) Integer.parseInt(found.group(1), 16))));
            long[] expected = Arrays.stream(line.substring(tab + 1).split(" "))
                    .mapToLong(Long::parseLong)
                    .toArray();
            assertThat(wordPiece.numbers(text, 512)).as(line).isEqualTo(expected);
        }
    }
}
