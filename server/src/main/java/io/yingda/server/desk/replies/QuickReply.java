package io.yingda.server.desk.replies;

import org.jspecify.annotations.Nullable;

/**
 * Something said often.
 *
 * @param person whose it is; null when it is everybody's
 * @param shortcut what is typed to find it
 */
public record QuickReply(long id, @Nullable Long person, String shortcut, String title, String text) {}
