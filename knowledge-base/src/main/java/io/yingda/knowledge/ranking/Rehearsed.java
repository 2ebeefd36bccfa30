package io.yingda.knowledge.ranking;

/**
 * A question of which the answer is known, as it was asked while the confidence was fitted.
 *
 * @param confidence of the first candidate, 0 to 1
 * @param isRight whether it was right
 * @param weight how much the question counts, above 0
 */
public record Rehearsed(double confidence, boolean isRight, double weight) {}
