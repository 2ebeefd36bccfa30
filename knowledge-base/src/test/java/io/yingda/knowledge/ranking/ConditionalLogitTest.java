package io.yingda.knowledge.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConditionalLogitTest {

    private static final double[] NOTHING = {0, 0};
    private static final double[] HARDLY_SURE = {.01, .01};

    @Test
    void findsTheWeightsByWhichChoicesWereMade() {
        double[] weights = new ConditionalLogit(NOTHING, HARDLY_SURE).fit(choices(4000, 2, -1));

        assertThat(weights[0]).isEqualTo(2, within(.2));
        assertThat(weights[1]).isEqualTo(-1, within(.2));
    }

    @Test
    void staysAtThePriorWhenNothingWasSeen() {
        assertThat(new ConditionalLogit(new double[] {3, 4}, HARDLY_SURE).fit(List.of()))
                .containsExactly(3, 4);
    }

    @Test
    void aSurePriorIsHardToMove() {
        double[] moved = new ConditionalLogit(NOTHING, new double[] {1e6, 1e6}).fit(choices(200, 2, -1));

        assertThat(moved[0]).isEqualTo(0, within(.01));
    }

    @Test
    void aYesOrNoIsAChoiceAgainstNothing() {
        List<Choice> choices = new ArrayList<>();
        for (int index = 0; index < 1000; index++) {
            choices.add(Choice.yesOrNo(new double[] {1, 0}, index % 4 != 0, 1));
        }

        double[] weights = new ConditionalLogit(NOTHING, HARDLY_SURE).fit(choices);

        assertThat(weights[0]).isEqualTo(Math.log(3), within(.01));
    }

    @Test
    void choicesThatLeaveNoDoubtDoNotRunAway() {
        List<Choice> choices = new ArrayList<>();
        for (int index = 0; index < 100; index++) {
            choices.add(new Choice(List.of(new double[] {1, 0}, new double[] {0, 1}), 0, 1));
        }

        double[] weights = new ConditionalLogit(NOTHING, HARDLY_SURE).fit(choices);

        assertThat(weights[0]).isBetween(2.0, 20.0);
    }

    private static List<Choice> choices(int count, double first, double second) {
        Random random = new Random(7);
        List<Choice> choices = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            List<double[]> alternatives = new ArrayList<>();
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int alternative = 0; alternative < 5; alternative++) {
                double[] features = {random.nextGaussian(), random.nextGaussian()};
                // Gumbel noise makes the best of all a draw from the softmax.
                double drawn = first * features[0] + second * features[1] - Math.log(-Math.log(random.nextDouble()));
                if (drawn > most) {
                    most = drawn;
                    best = alternative;
                }
                alternatives.add(features);
            }
            choices.add(new Choice(alternatives, best, 1));
        }
        return choices;
    }
}
