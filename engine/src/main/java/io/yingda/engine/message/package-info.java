/**
 * What arrives from a follower and what goes back, free of any wire format: {@link Inbound} in, {@link Reply} out.
 */
@NullMarked
package io.yingda.engine.message;

import org.jspecify.annotations.NullMarked;
