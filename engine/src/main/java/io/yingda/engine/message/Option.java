package io.yingda.engine.message;

import org.jspecify.annotations.Nullable;

/**
 * One thing a follower may choose.
 *
 * @param label what the follower reads, and may type
 * @param articleId the article it leads to; null when choosing it is the same as typing the label
 */
public record Option(String label, @Nullable String articleId) {}
