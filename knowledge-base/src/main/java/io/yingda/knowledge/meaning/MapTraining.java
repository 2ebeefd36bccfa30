package io.yingda.knowledge.meaning;

import java.util.Arrays;
import java.util.Random;

/**
 * Learns a {@link LinearMap} from pairs that belong together: gradient descent (Adam; Kingma and Ba 2015) on
 * −log( Σ over what belongs to the text e^{s/τ} / Σ over that and its nearest strangers e^{s/τ} ), s the mapped cosine, plus
 * ‖W−I‖²/dimensions. The same lessons give the same map.
 */
final class MapTraining {

    private static final int STEPS = 25;
    private static final int BATCH = 768;
    private static final double RATE = 3e-3;
    private static final float TEMPERATURE = .05f;
    private static final long SEED = 20260101;

    private final float[][] vectors;
    private final Lessons lessons;
    private final int dimensions;
    private final float[][] weights;
    private final float[][] mapped;
    private final float[] lengths;
    private final float[][] slopes;
    private final int[] texts;

    private MapTraining(float[][] vectors, Lessons lessons) {
        this.vectors = vectors;
        this.lessons = lessons;
        dimensions = vectors[0].length;
        weights = LinearMap.identity(dimensions).rows();
        mapped = new float[vectors.length][];
        lengths = new float[vectors.length];
        slopes = new float[vectors.length][];
        texts = lessons.texts();
        for (int text : texts) {
            slopes[text] = new float[dimensions];
            mapped[text] = new float[dimensions];
        }
    }

    /** @throws StoppedException when the thread is interrupted */
    static LinearMap train(float[][] vectors, Lessons lessons) {
        return lessons.size() == 0
                ? LinearMap.identity(vectors.length == 0 ? 0 : vectors[0].length)
                : new MapTraining(vectors, lessons).train();
    }

    private LinearMap train() {
        Random random = new Random(SEED);
        Adam adam = new Adam(dimensions, RATE);
        for (int step = 1; step <= STEPS; step++) {
            map();
            for (int text : texts) {
                Arrays.fill(slopes[text], 0);
            }
            int batch = Math.min(BATCH, lessons.size());
            for (int index = 0; index < batch; index++) {
                // Small sets are learned whole in every step.
                int lesson = batch == lessons.size() ? index : random.nextInt(lessons.size());
                learn(lesson, 1f / batch);
            }
            adam.step(weights, gradient());
            if (Thread.currentThread().isInterrupted()) {
                throw new StoppedException();
            }
        }
        return new LinearMap(weights);
    }

    private void map() {
        float[][] columns = Scaling.transposed(weights);
        for (int start = 0; start < texts.length; start += Scaling.BLOCK) {
            int[] block = block(start);
            Scaling.products(columns, of(vectors, block), of(mapped, block));
            for (int text : block) {
                lengths[text] = Scaling.length(mapped[text]);
                Scaling.divide(mapped[text], lengths[text]);
            }
        }
    }

    /** Adds the slopes of one lesson's loss with respect to the mapped vectors of length 1. */
    private void learn(int lesson, float weight) {
        int text = lessons.text(lesson);
        int[] kin = lessons.kin(lesson);
        int[] strangers = lessons.strangers(lesson);
        float[] own = mapped[text];
        double[] ofKin = exponentials(own, kin);
        double[] ofStrangers = exponentials(own, strangers);
        double sumKin = sum(ofKin);
        double all = sumKin + sum(ofStrangers);
        for (int index = 0; index < kin.length; index++) {
            pull(text, kin[index], (float) ((ofKin[index] / all - ofKin[index] / sumKin) / TEMPERATURE) * weight);
        }
        for (int index = 0; index < strangers.length; index++) {
            pull(text, strangers[index], (float) (ofStrangers[index] / all / TEMPERATURE) * weight);
        }
    }

    private void pull(int left, int right, float slope) {
        if (Math.abs(slope) > 1e-9f) {
            Scaling.addScaled(slopes[left], mapped[right], slope);
            Scaling.addScaled(slopes[right], mapped[left], slope);
        }
    }

    private double[] exponentials(float[] own, int[] others) {
        double[] values = new double[others.length];
        for (int index = 0; index < others.length; index++) {
            float cosine = Scaling.dot(own, mapped[others[index]]);
            // Less the largest possible, so that nothing overflows.
            values[index] = Math.exp((cosine - 1) / TEMPERATURE);
        }
        return values;
    }

    /** Through the normalisation back to the weights; float[dimensions][dimensions]. */
    private float[][] gradient() {
        float[][] gradient = new float[dimensions][dimensions];
        for (int text : texts) {
            float[] slope = slopes[text];
            Scaling.addScaled(slope, mapped[text], -Scaling.dot(slope, mapped[text]));
            Scaling.divide(slope, lengths[text]);
        }
        for (int start = 0; start < texts.length; start += Scaling.BLOCK) {
            int[] block = block(start);
            float[][] turned = Scaling.transposed(of(slopes, block));
            float[][] own = of(vectors, block);
            for (int row = 0; row < dimensions; row++) {
                Scaling.addScaled(gradient[row], own, turned[row]);
            }
        }
        for (int row = 0; row < dimensions; row++) {
            for (int column = 0; column < dimensions; column++) {
                gradient[row][column] += 2f * (weights[row][column] - (row == column ? 1 : 0)) / dimensions;
            }
        }
        return gradient;
    }

    private int[] block(int start) {
        return Arrays.copyOfRange(texts, start, Math.min(texts.length, start + Scaling.BLOCK));
    }

    private static float[][] of(float[][] all, int[] texts) {
        return Arrays.stream(texts).mapToObj(text -> all[text]).toArray(float[][]::new);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
