package io.yingda.server.settings;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How people reach the console and for how long they stay signed in.
 *
 * @param url where browsers reach it, without a path, such as {@code https://kefu.example.com}; null where they reach the
 *     server itself
 * @param session signed out this long after signing in, whatever happens
 * @param idle signed out after asking nothing for this long
 */
public record ConsoleSettings(@Nullable URI url, Duration session, Duration idle) {

    public static final ConsoleSettings DEFAULT =
            new ConsoleSettings(null, Duration.ofHours(12), Duration.ofMinutes(60));
}
