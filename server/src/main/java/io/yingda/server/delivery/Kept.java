package io.yingda.server.delivery;

import io.yingda.engine.message.Reply;

/**
 * A reply not yet delivered.
 *
 * @param turn the key of the inbound it answers
 */
public record Kept(String turn, Reply reply) {}
