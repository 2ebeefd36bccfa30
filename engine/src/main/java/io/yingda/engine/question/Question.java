package io.yingda.engine.question;

/**
 * One of several questions in a text.
 *
 * @param start offset of its first char in the folded text, words that only lead over to it left out
 * @param end offset after its last char
 * @param loose whether only a comma or a space parts it from the question before
 */
public record Question(int start, int end, boolean loose) {}
