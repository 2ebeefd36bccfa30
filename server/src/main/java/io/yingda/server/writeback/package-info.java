/** Turns what a follower's turns leave, such as tags and topics, into calls of the merchant's systems. */
@NullMarked
package io.yingda.server.writeback;

import org.jspecify.annotations.NullMarked;
