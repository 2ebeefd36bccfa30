package io.yingda.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BubblesTest {

    private final Bubbles bubbles = new Bubbles(60, 1);

    @Test
    void mergesNeighbouringTextsAsFarAsTheyFit() {
        assertThat(messages("字".repeat(8), "字".repeat(8), "字".repeat(8)))
                .containsExactly("字".repeat(8) + "\n\n" + "字".repeat(8), "字".repeat(8));
    }

    @Test
    void leavesATextWholeThatFitsAMessageOfItsOwn() {
        assertThat(messages("字".repeat(10), "字".repeat(20))).containsExactly("字".repeat(10), "字".repeat(20));
    }

    @Test
    void beginsATextThatNeedsACutWhereThereIsRoom() {
        assertThat(messages("甲", "字".repeat(30))).containsExactly("甲\n\n" + "字".repeat(18), "字".repeat(12));
    }

    @Test
    void nothingIsLostReorderedOrTooLong() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            List<String> texts = new ArrayList<>();
            for (int text = random.nextInt(6); text >= 0; text--) {
                texts.add(Character.toString((char) ('a' + text)).repeat(1 + random.nextInt(150)));
            }
            List<String> messages = messages(texts.toArray(String[]::new));
            assertThat(messages)
                    .allSatisfy(message -> assertThat(message.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(60));
            assertThat(String.join("", messages).replace("\n", "")).isEqualTo(String.join("", texts));
        }
    }

    /** All messages, one after the other. */
    private List<String> messages(String... texts) {
        List<Kept> kept = new ArrayList<>();
        for (String text : texts) {
            kept.add(Kept.fresh(kept.size(), "1", new Reply.Text(text)));
        }
        List<String> messages = new ArrayList<>();
        for (Optional<Pick> next = bubbles.first(kept); next.isPresent(); next = bubbles.first(kept)) {
            Pick pick = next.get();
            messages.add(pick.reply().asText());
            kept.removeAll(pick.covered());
            kept.addAll(0, pick.left());
        }
        return messages;
    }
}
