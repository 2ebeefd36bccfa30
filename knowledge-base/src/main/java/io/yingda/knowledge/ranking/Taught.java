package io.yingda.knowledge.ranking;

/**
 * What questions marked with their answers did to the confidence.
 *
 * @param labels how many could be asked; those that are phrasings themselves tell nothing new
 * @param lossBefore how far the confidence was off on them: the mean logarithmic loss, in nats
 * @param lossAfter the same where each is judged by what the others taught
 * @param isTaken whether they count: they are many enough and make the confidence truer
 */
public record Taught(int labels, double lossBefore, double lossAfter, boolean isTaken) {

    static final Taught NOTHING = new Taught(0, 0, 0, false);
}
