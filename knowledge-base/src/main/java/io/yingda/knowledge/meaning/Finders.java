package io.yingda.knowledge.meaning;

/**
 * Where to look for texts.
 *
 * @param phrasings among the questions
 * @param passages among the answers
 */
record Finders(Finder phrasings, Finder passages) {}
