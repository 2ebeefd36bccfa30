package io.yingda.knowledge.index;

/**
 * A text that shares something with the question.
 *
 * @param entry whose text it is
 * @param phrasing which of its phrasings, from 0; -1 when it is the answer
 */
public record Hit(Entry entry, int phrasing) {}
