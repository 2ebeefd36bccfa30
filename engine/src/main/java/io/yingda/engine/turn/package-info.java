/**
 * The one flow of a turn: an inbound message and the state before it become replies, the state after it, and a trace.
 */
@NullMarked
package io.yingda.engine.turn;

import org.jspecify.annotations.NullMarked;
