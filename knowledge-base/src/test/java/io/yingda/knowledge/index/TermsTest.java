package io.yingda.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TermsTest {

    @Test
    void countsWhatTheTextHasAndNothingElse() {
        Random random = new Random(3);
        for (int size = 0; size < 300; size++) {
            int[] occurrences = random.ints(size, 0, 1 + size * 2).toArray();
            Map<Integer, Integer> expected = new HashMap<>();
            IntStream.of(occurrences).forEach(id -> expected.merge(id, 1, Integer::sum));
            Terms terms = Terms.of(occurrences);
            assertThat(terms.size()).isEqualTo(expected.size());
            assertThat(terms.length()).isEqualTo(size);
            for (int id = -1; id < size * 2 + 5; id++) {
                assertThat(terms.count(id)).isEqualTo(expected.getOrDefault(id, 0));
                assertThat(terms.has(id)).isEqualTo(expected.containsKey(id));
            }
        }
    }

    @Test
    void keepsToWhatItHasRoomForInAnEndlessText() {
        Terms terms = Terms.of(IntStream.range(0, 100_000).toArray());
        assertThat(terms.size()).isEqualTo(65_535);
        assertThat(terms.length()).isEqualTo(100_000);
        assertThat(terms.has(65_534)).isTrue();
        assertThat(terms.has(99_999)).isFalse();
    }
}
