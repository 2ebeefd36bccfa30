/**
 * Gets replies to followers: what a turn said becomes the one passive reply WeChat still waits for, and what is kept for
 * the follower's next visit.
 */
@NullMarked
package io.yingda.server.delivery;

import org.jspecify.annotations.NullMarked;
