package io.yingda.server.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuestionStreamTest {

    private static final List<String> REAL = List.of("怎么退货", "运费谁出😀", "积分会过期吗", "几点开门");

    @Test
    void atLeastHalfWereNeverAskedBefore() {
        QuestionStream stream = new QuestionStream(REAL, 1);
        Set<String> asked = new HashSet<>();
        int fresh = 0;
        for (int number = 0; number < 10_000; number++) {
            fresh += asked.add(stream.next()) ? 1 : 0;
        }

        assertThat(fresh).isBetween(5_000, 5_004);
        assertThat(stream.fresh()).isEqualTo(fresh / 10_000.0);
    }

    @Test
    void theSameSeedAsksTheSame() {
        assertThat(first(7)).isEqualTo(first(7)).isNotEqualTo(first(8));
    }

    @Test
    void neverAsksNothing() {
        assertThat(first(3)).noneMatch(String::isBlank);
    }

    private static List<String> first(long seed) {
        QuestionStream stream = new QuestionStream(REAL, seed);
        return IntStream.range(0, 1_000).mapToObj(number -> stream.next()).toList();
    }
}
