package io.yingda.knowledge.meaning;

/** Adam (Kingma and Ba 2015) for a square matrix, with its usual decay rates. */
final class Adam {

    private static final double DECAY = .9;
    private static final double SQUARE_DECAY = .999;
    private static final double TINY = 1e-8;

    private final float[][] means;
    private final float[][] squares;
    private final double rate;
    private int steps;

    Adam(int dimensions, double rate) {
        means = new float[dimensions][dimensions];
        squares = new float[dimensions][dimensions];
        this.rate = rate;
    }

    void step(float[][] weights, float[][] gradient) {
        steps++;
        double meanShare = 1 - Math.pow(DECAY, steps);
        double squareShare = 1 - Math.pow(SQUARE_DECAY, steps);
        for (int row = 0; row < weights.length; row++) {
            for (int column = 0; column < weights.length; column++) {
                double slope = gradient[row][column];
                double mean = DECAY * means[row][column] + (1 - DECAY) * slope;
                double square = SQUARE_DECAY * squares[row][column] + (1 - SQUARE_DECAY) * slope * slope;
                means[row][column] = (float) mean;
                squares[row][column] = (float) square;
                weights[row][column] -= (float) (rate * (mean / meanShare) / (Math.sqrt(square / squareShare) + TINY));
            }
        }
    }
}
