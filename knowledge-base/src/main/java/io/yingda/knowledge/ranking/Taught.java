package io.yingda.knowledge.ranking;

/**
 * What questions marked with their answers did to the confidence.
 *
 * @param labels how many could be asked; those that are phrasings themselves tell nothing new
 * @param lossBefore how far the confidence was off on them: the mean logarithmic loss, in nats
 * @param lossAfter the same where each is judged by what the others taught
 * @param taken whether they count: they are many enough and make the confidence truer
 */
public record Taught(int labels, double lossBefore, double lossAfter, boolean taken) {

    /** Fewer labels than this say more about chance than about the merchant. */
    public static final int FEWEST = 50;

    static final Taught NOTHING = new Taught(0, 0, 0, false);

    /** Whether they are many enough to be judged. */
    public boolean isEnough() {
        return labels >= FEWEST;
    }
}
