package io.yingda.engine.knowledge;

/**
 * A word of a text.
 *
 * @param text the word, folded
 * @param tag its part of speech in HanLP's tag set
 * @param start offset of its first char in the folded text, which is as long as the original
 * @param end offset after its last char
 */
public record Token(String text, String tag, int start, int end) {}
