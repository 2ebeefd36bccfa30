package io.yingda.knowledge.ranking;

import java.util.List;

/** Fits linear models by Adam over all examples at once; deterministic. */
final class Descent {

    private static final int STEPS = 800;
    private static final double RATE = 0.05;

    private Descent() {}

    /** Several options, one of which is right. */
    // Plain numbers, laid down once and read a million times.
    @SuppressWarnings("ArrayRecordComponent")
    record Choice(double[][] options, int right, double weight) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Example(double[] values, boolean right, double weight) {}

    /** Weights, none negative, that make the right options likely under a softmax of their products. */
    static double[] conditionalLogit(List<Choice> choices, int size, double penalty) {
        double total = choices.stream().mapToDouble(Choice::weight).sum();
        double[] weights = new double[size];
        descend(weights, true, gradient -> {
            for (Choice choice : choices) {
                double[] scores = new double[choice.options().length];
                double most = Double.NEGATIVE_INFINITY;
                for (int option = 0; option < scores.length; option++) {
                    scores[option] = product(weights, choice.options()[option]);
                    most = Math.max(most, scores[option]);
                }
                double sum = 0;
                for (int option = 0; option < scores.length; option++) {
                    scores[option] = Math.exp(scores[option] - most);
                    sum += scores[option];
                }
                for (int option = 0; option < scores.length; option++) {
                    double error = scores[option] / sum - (option == choice.right() ? 1 : 0);
                    add(gradient, choice.options()[option], error * choice.weight() / total);
                }
            }
            add(gradient, weights, penalty);
        });
        return weights;
    }

    static double[] logistic(List<Example> examples, int size, double penalty) {
        double total = examples.stream().mapToDouble(Example::weight).sum();
        double[] weights = new double[size];
        descend(weights, false, gradient -> {
            for (Example example : examples) {
                double likely = 1 / (1 + Math.exp(-product(weights, example.values())));
                double error = likely - (example.right() ? 1 : 0);
                add(gradient, example.values(), error * example.weight() / total);
            }
            add(gradient, weights, penalty / 10);
        });
        return weights;
    }

    private interface Slope {
        void addTo(double[] gradient);
    }

    private static void descend(double[] weights, boolean positive, Slope slope) {
        double[] first = new double[weights.length];
        double[] second = new double[weights.length];
        for (int step = 1; step <= STEPS; step++) {
            double[] gradient = new double[weights.length];
            slope.addTo(gradient);
            double rate = RATE * (step > STEPS / 2 ? 0.2 : 1);
            for (int index = 0; index < weights.length; index++) {
                first[index] = 0.9 * first[index] + 0.1 * gradient[index];
                second[index] = 0.999 * second[index] + 0.001 * gradient[index] * gradient[index];
                double mean = first[index] / (1 - Math.pow(0.9, step));
                double spread = Math.sqrt(second[index] / (1 - Math.pow(0.999, step)));
                weights[index] -= rate * mean / (spread + 1e-8);
                if (positive) {
                    weights[index] = Math.max(0, weights[index]);
                }
            }
        }
    }

    private static double product(double[] weights, double[] values) {
        double sum = 0;
        for (int index = 0; index < weights.length; index++) {
            sum += weights[index] * values[index];
        }
        return sum;
    }

    private static void add(double[] target, double[] values, double factor) {
        for (int index = 0; index < target.length; index++) {
            target[index] += factor * values[index];
        }
    }
}
