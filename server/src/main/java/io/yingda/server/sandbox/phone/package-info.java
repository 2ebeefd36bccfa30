/** Turns what reaches a follower into what the follower's phone shows, whichever way it came. */
@NullMarked
package io.yingda.server.sandbox.phone;

import org.jspecify.annotations.NullMarked;
