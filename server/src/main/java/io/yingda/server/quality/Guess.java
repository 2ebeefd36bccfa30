package io.yingda.server.quality;

/**
 * A candidate as a measurement keeps it.
 *
 * @param id of the article
 * @param question what the article is about
 * @param confidence 0 to 1
 */
public record Guess(String id, String question, double confidence) {}
