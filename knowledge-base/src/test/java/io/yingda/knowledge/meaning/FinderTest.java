package io.yingda.knowledge.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Vectors that lie in clumps, as the phrasings of articles do. */
class FinderTest {

    private static final int TEXTS = 3_000;
    private static final int QUESTIONS = 100;
    private static final int DIMENSIONS = 48;
    private static final int MOST = 14;

    private final float[][] vectors = vectors();
    private final RoundedVectors rounded = RoundedVectors.of(vectors);
    private final float[] ones = ones();
    private final Finder scan = new Scan(rounded, 0, TEXTS);

    @Test
    void roundedVectorsTellCosinesWellEnough() {
        Aim aim = Aim.plain(vectors[TEXTS], ones);
        for (int text = 0; text < TEXTS; text++) {
            assertThat(aim.roughly(rounded, text)).isEqualTo(aim.cosine(vectors, text), within(.01f));
        }
    }

    @Test
    void packedNumbersHaveTheSameProductsAndAreTheSameNumbers() {
        Random random = new Random(7);
        for (int dimensions : new int[] {1, 2, 3, 10, 47, 512}) {
            float[][] rows = new float[20][dimensions];
            for (float[] row : rows) {
                fill(row, row, 0, random);
            }
            // Rounded to the largest numbers there are.
            Arrays.fill(rows[0], 1);
            Arrays.fill(rows[1], -1);
            RoundedVectors plain = RoundedVectors.of(rows, true);
            RoundedVectors packed = RoundedVectors.of(rows, false);
            for (int row = 0; row < rows.length; row++) {
                for (float[] vector : rows) {
                    RoundedVectors.Rounded rounded = RoundedVectors.Rounded.of(vector);
                    assertThat(packed.product(rounded, row)).isEqualTo(plain.product(rounded, row));
                }
                assertThat(packed.row(row).digest()).isEqualTo(plain.row(row).digest());
            }
        }
    }

    @Test
    void aTextIsLeftOutOnlyWhereItsCosineIsNoLarger() {
        LinearMap map = map();
        float[] lengths = lengths(map);
        int left = 0;
        for (Aim aim : List.of(Aim.plain(vectors[TEXTS], ones), Aim.mapped(map, vectors[TEXTS], lengths))) {
            for (int text = 0; text < TEXTS; text++) {
                float cosine = aim.cosine(vectors, text);
                assertThat(aim.mayExceed(cosine - 1e-6f, rounded, text)).isTrue();
                left += aim.mayExceed(cosine + .1f, rounded, text) ? 0 : 1;
            }
        }
        assertThat(left).isEqualTo(2 * TEXTS);
    }

    @Test
    void whatIsRoundedAsBadlyAsCanBeIsStillWithinTheSlack() {
        for (int dimensions : new int[] {512, 4096}) {
            float[][] opposite = new float[2][dimensions];
            Arrays.fill(opposite[0], -126.5002f);
            Arrays.fill(opposite[1], 126.5002f);
            opposite[0][0] = -127;
            opposite[1][0] = 127;
            for (float[] vector : opposite) {
                Scaling.divide(vector, Scaling.length(vector));
            }
            RoundedVectors rows = RoundedVectors.of(opposite);
            RoundedVectors.Rounded vector = RoundedVectors.Rounded.of(opposite[0]);
            double product = 0;
            for (int place = 0; place < dimensions; place++) {
                product += (double) opposite[0][place] * opposite[1][place];
            }

            assertThat(Math.abs(rows.product(vector, 1) - product)).isLessThanOrEqualTo(rows.slack(vector, 1));
        }
    }

    @Test
    void aScanFindsWhatIsNearest() {
        double found = 0;
        for (int question = TEXTS; question < vectors.length; question++) {
            Nearest nearest = new Nearest(MOST);
            Aim aim = Aim.plain(vectors[question], ones);
            for (int text = 0; text < TEXTS; text++) {
                nearest.offer(text, aim.cosine(vectors, text));
            }
            found += shared(scan.near(aim, 2 * MOST, any -> true), nearest);
        }
        assertThat(found / QUESTIONS).isGreaterThan(.999);
    }

    @Test
    void aGraphFindsNearlyAllThatAScanFinds() {
        assertThat(recall(Graph.of(rounded, 0, TEXTS), question -> Aim.plain(vectors[question], ones)))
                .isGreaterThan(.95);
    }

    @Test
    void aGraphMadeWithoutAMapFindsNearlyAllThatIsNearUnderIt() {
        LinearMap map = map();
        float[] lengths = lengths(map);

        assertThat(recall(Graph.of(rounded, 0, TEXTS), question -> Aim.mapped(map, vectors[question], lengths)))
                .isGreaterThan(.95);
    }

    @Test
    void aGraphKnowsItsOwnPartOnlyAndLeavesOutWhatIsNotAccepted() {
        int start = 1_000;
        Nearest found =
                Graph.of(rounded, start, TEXTS).near(Aim.plain(vectors[start + 8], ones), MOST, text -> text % 2 == 1);

        assertThat(found.size()).isEqualTo(MOST);
        assertThat(IntStream.range(0, MOST).map(found::place))
                .allMatch(text -> text >= start && text < TEXTS && text % 2 == 1);
    }

    @Test
    void theSameVectorsGiveTheSameGraph() {
        Aim aim = Aim.plain(vectors[TEXTS], ones);
        Nearest one = Graph.of(rounded, 0, TEXTS).near(aim, 100, any -> true);
        Nearest other = Graph.of(rounded, 0, TEXTS).near(aim, 100, any -> true);

        assertThat(IntStream.range(0, 100).map(one::place).toArray())
                .isEqualTo(IntStream.range(0, 100).map(other::place).toArray());
    }

    @Test
    void connectingStopsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Graph.of(rounded, 0, TEXTS)).isInstanceOf(StoppedException.class);
        } finally {
            // Leaves the thread as it was found.
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void manyTextsAreConnectedAndFewAreScanned() {
        assertThat(Finder.of(rounded, 0, TEXTS)).isInstanceOf(Scan.class);
        float[][] many = new float[Finder.MOST_SCANNED + 1][];
        Arrays.setAll(many, text -> Arrays.copyOf(vectors[text % TEXTS], 4));

        assertThat(Finder.of(RoundedVectors.of(many), 0, many.length)).isInstanceOf(Graph.class);
    }

    private float[] lengths(LinearMap map) {
        float[] lengths = new float[vectors.length];
        for (int text = 0; text < lengths.length; text++) {
            lengths[text] = Scaling.length(map.apply(vectors[text]));
        }
        return lengths;
    }

    private interface Aims {
        Aim of(int question);
    }

    private double recall(Finder finder, Aims aims) {
        double found = 0;
        for (int question = TEXTS; question < vectors.length; question++) {
            Aim aim = aims.of(question);
            found += shared(finder.near(aim, MOST, any -> true), scan.near(aim, MOST, any -> true));
        }
        return found / QUESTIONS;
    }

    private static double shared(Nearest found, Nearest wanted) {
        Set<Integer> places = new HashSet<>();
        for (int rank = 0; rank < found.size(); rank++) {
            places.add(found.place(rank));
        }
        int shared = 0;
        for (int rank = 0; rank < wanted.size(); rank++) {
            shared += places.contains(wanted.place(rank)) ? 1 : 0;
        }
        return (double) shared / wanted.size();
    }

    private static float[] ones() {
        float[] ones = new float[TEXTS + QUESTIONS];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The texts, then the questions. */
    private static float[][] vectors() {
        Random random = new Random(5);
        float[][] topics = new float[300][DIMENSIONS];
        for (float[] topic : topics) {
            fill(topic, topic, 0, random);
        }
        float[][] vectors = new float[TEXTS + QUESTIONS][DIMENSIONS];
        for (float[] vector : vectors) {
            fill(vector, topics[random.nextInt(topics.length)], .6f, random);
        }
        return vectors;
    }

    private static void fill(float[] vector, float[] topic, float share, Random random) {
        for (int place = 0; place < vector.length; place++) {
            vector[place] = share * topic[place] * (float) Math.sqrt(DIMENSIONS) + (float) random.nextGaussian();
        }
        Scaling.divide(vector, Scaling.length(vector));
    }

    /** As far from the identity as maps learned from phrasings are. */
    private static LinearMap map() {
        Random random = new Random(6);
        float[][] rows = LinearMap.identity(DIMENSIONS).rows();
        for (float[] row : rows) {
            for (int column = 0; column < DIMENSIONS; column++) {
                row[column] += .04f * (float) random.nextGaussian();
            }
        }
        return new LinearMap(rows);
    }
}
