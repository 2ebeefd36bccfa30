package io.yingda.server.sandbox.api;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * A picture, a voice message, a video or a thumbnail.
 *
 * @param kind image, voice, video or thumb
 * @param name of the file
 * @param contentType such as {@code image/png}
 * @param permanent whether it is material, which has no end
 */
public record Medium(
        String id,
        String kind,
        String name,
        String contentType,
        Buffer bytes,
        Instant at,
        boolean permanent,
        String title,
        String description) {}
