package io.yingda.knowledge.ranking;

import java.util.List;

/**
 * Fits weights to choices: the probability of an alternative is the softmax of its weighted features (McFadden 1974).
 * Maximises the likelihood times a Gaussian prior by Newton's method; the same choices give the same weights.
 */
final class ConditionalLogit {

    private static final int MOST_STEPS = 30;

    /** So sure of a weight that nothing can move it. */
    static final double KNOWN = 1e12;

    private final double[] prior;
    private final double[] precision;

    /**
     * @param prior what the weights are thought to be before anything was seen
     * @param precision how sure that is, 1 / variance, above 0
     */
    ConditionalLogit(double[] prior, double[] precision) {
        this.prior = prior.clone();
        this.precision = precision.clone();
    }

    /**
     * The weights, where those that come out with a sign that makes no sense are noise and left out.
     *
     * @param signs for each weight 1, -1, or 0 when either makes sense
     */
    double[] fit(List<Choice> choices, int[] signs) {
        ConditionalLogit remaining = new ConditionalLogit(prior, precision);
        while (true) {
            double[] weights = remaining.fit(choices);
            int worst = 0;
            for (int index = 0; index < weights.length; index++) {
                worst = signs[index] * weights[index] < signs[worst] * weights[worst] ? index : worst;
            }
            if (signs[worst] * weights[worst] > -1e-6) {
                return weights;
            }
            remaining.prior[worst] = 0;
            remaining.precision[worst] = KNOWN;
        }
    }

    double[] fit(List<Choice> choices) {
        double[] weights = prior.clone();
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] change = change(choices, weights);
            double before = likelihood(choices, weights);
            double[] next = moved(weights, change, 1);
            // Newton's method may leap too far where the likelihood is not yet like a parabola.
            for (double share = .5; share > 1e-6 && likelihood(choices, next) < before; share /= 2) {
                next = moved(weights, change, share);
            }
            double gain = likelihood(choices, next) - before;
            if (gain <= 0) {
                break;
            }
            weights = next;
            if (gain < 1e-9) {
                break;
            }
        }
        return weights;
    }

    private static double[] moved(double[] weights, double[] change, double share) {
        double[] moved = weights.clone();
        for (int index = 0; index < moved.length; index++) {
            moved[index] += share * change[index];
        }
        return moved;
    }

    /** The logarithm of likelihood times prior, but for a constant. */
    private double likelihood(List<Choice> choices, double[] weights) {
        double sum = 0;
        for (int index = 0; index < weights.length; index++) {
            double off = weights[index] - prior[index];
            sum -= precision[index] * off * off / 2;
        }
        for (Choice choice : choices) {
            double share = shares(choice.alternatives(), weights)[choice.chosen()];
            sum += choice.weight() * Math.log(Math.max(share, 1e-300));
        }
        return sum;
    }

    private double[] change(List<Choice> choices, double[] weights) {
        int size = weights.length;
        double[] slope = new double[size];
        double[][] curvature = new double[size][size];
        for (int index = 0; index < size; index++) {
            slope[index] = precision[index] * (prior[index] - weights[index]);
            curvature[index][index] = precision[index];
        }
        for (Choice choice : choices) {
            add(choice, weights, slope, curvature);
        }
        return solve(curvature, slope);
    }

    private static void add(Choice choice, double[] weights, double[] slope, double[][] curvature) {
        double[] shares = shares(choice.alternatives(), weights);
        double[] mean = new double[weights.length];
        for (int alternative = 0; alternative < shares.length; alternative++) {
            double[] features = choice.alternatives().get(alternative);
            for (int index = 0; index < mean.length; index++) {
                mean[index] += shares[alternative] * features[index];
            }
        }
        double[] chosen = choice.alternatives().get(choice.chosen());
        for (int index = 0; index < mean.length; index++) {
            slope[index] += choice.weight() * (chosen[index] - mean[index]);
        }
        for (int alternative = 0; alternative < shares.length; alternative++) {
            double[] features = choice.alternatives().get(alternative);
            double weight = choice.weight() * shares[alternative];
            for (int row = 0; row < mean.length; row++) {
                double off = weight * (features[row] - mean[row]);
                for (int column = 0; column < mean.length; column++) {
                    curvature[row][column] += off * (features[column] - mean[column]);
                }
            }
        }
    }

    private static double[] shares(List<double[]> alternatives, double[] weights) {
        double[] shares = new double[alternatives.size()];
        double best = Double.NEGATIVE_INFINITY;
        for (int alternative = 0; alternative < shares.length; alternative++) {
            for (int index = 0; index < weights.length; index++) {
                shares[alternative] += weights[index] * alternatives.get(alternative)[index];
            }
            best = Math.max(best, shares[alternative]);
        }
        double all = 0;
        for (int alternative = 0; alternative < shares.length; alternative++) {
            shares[alternative] = Math.exp(shares[alternative] - best);
            all += shares[alternative];
        }
        for (int alternative = 0; alternative < shares.length; alternative++) {
            shares[alternative] /= all;
        }
        return shares;
    }

    /** Solves a system of linear equations with a symmetric positive matrix, by elimination. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = pivot + 1; row < size; row++) {
                double factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (int column = pivot; column < size; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
                right[row] -= factor * right[pivot];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int column = row + 1; column < size; column++) {
                right[row] -= matrix[row][column] * right[column];
            }
            right[row] /= matrix[row][row];
        }
        return right;
    }
}
