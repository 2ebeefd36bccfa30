/** Turns what a follower sent into a decision, and keeps why. */
@NullMarked
package io.yingda.engine;

import org.jspecify.annotations.NullMarked;
