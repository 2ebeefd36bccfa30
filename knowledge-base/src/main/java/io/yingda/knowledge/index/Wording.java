package io.yingda.knowledge.index;

/**
 * A text of an article, taken apart: one way of asking, or the answer.
 *
 * @param text as written
 * @param bare its folded letters and digits
 * @param words its telling words
 * @param pairs its pairs of characters
 * @param sounds its pairs of syllables; none for an answer
 */
public record Wording(String text, String bare, Terms words, Terms pairs, Terms sounds) {}
