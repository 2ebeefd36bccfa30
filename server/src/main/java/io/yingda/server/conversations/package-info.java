/** Keeps what is known of a follower between turns: a turn goes in, the state the next one starts from comes out. */
@NullMarked
package io.yingda.server.conversations;

import org.jspecify.annotations.NullMarked;
