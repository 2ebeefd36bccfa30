package io.yingda.server.api;

/**
 * What was fetched.
 *
 * @param type its media type, such as {@code image/jpeg}
 * @param content its bytes; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and written to a file.
public record Media(String type, byte[] content) {}
