package io.yingda.knowledge.text;

/**
 * A word of the merchant's own.
 *
 * @param text the word, folded
 * @param tag its part of speech in HanLP's tag set, such as {@code nz}
 * @param weight how often it is to be thought to occur, from 1
 */
public record Word(String text, String tag, int weight) {}
