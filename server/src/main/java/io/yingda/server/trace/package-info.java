/** Turns a turn and its trace into JSON for whoever wants to know why. */
@NullMarked
package io.yingda.server.trace;

import org.jspecify.annotations.NullMarked;
