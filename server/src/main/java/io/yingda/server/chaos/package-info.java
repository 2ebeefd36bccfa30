/** Turns kills, a WeChat with troubles and thousands of followers into a count of what was lost, doubled or out of order. */
@NullMarked
package io.yingda.server.chaos;

import org.jspecify.annotations.NullMarked;
