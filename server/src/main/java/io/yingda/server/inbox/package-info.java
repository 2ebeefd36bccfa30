/**
 * Takes what WeChat pushes, exactly once and in order: an inbound becomes a turn of the bot that is kept and handed over
 * for delivery.
 */
@NullMarked
package io.yingda.server.inbox;

import org.jspecify.annotations.NullMarked;
