package io.yingda.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static final Thresholds THRESHOLDS = new Thresholds(.7, .2, .1);

    @ParameterizedTest
    @CsvSource({
        "right, .70, other, .1, RIGHT",
        "other, .70, right, .6, WRONG",
        "right, .69, other, .1, OFFERED",
        "other, .69, right, .2, OFFERED",
        "other, .69, right, .1, ESCALATED",
        "right, .19, other, .1, ESCALATED",
        "other, .69, another, .2, ESCALATED"
    })
    void followsTheThresholds(
            String first, double confidence, String second, double secondConfidence, Verdict expected) {
        List<Guess> guesses = List.of(new Guess(first, "", confidence), new Guess(second, "", secondConfidence));

        assertThat(Verdict.of(guesses, Set.of("right"), THRESHOLDS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({".70, WRONG", ".69, ESCALATED"})
    void aQuestionThatNothingAnswersIsBestLeftToAPerson(double confidence, Verdict expected) {
        List<Guess> guesses = List.of(new Guess("other", "", confidence));

        assertThat(Verdict.of(guesses, Set.of(), THRESHOLDS)).isEqualTo(expected);
        assertThat(Verdict.of(List.of(), Set.of(), THRESHOLDS)).isEqualTo(Verdict.ESCALATED);
    }

    @ParameterizedTest
    @CsvSource({"2, OFFERED", "3, ESCALATED"})
    void onlyThreeAreOffered(int before, Verdict expected) {
        List<Guess> guesses = new ArrayList<>();
        for (int index = 0; index < before; index++) {
            guesses.add(new Guess("other" + index, "", .5));
        }
        guesses.add(new Guess("right", "", .5));

        assertThat(Verdict.of(guesses, Set.of("right"), THRESHOLDS)).isEqualTo(expected);
    }
}
