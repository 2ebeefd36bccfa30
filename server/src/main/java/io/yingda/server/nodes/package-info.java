/**
 * Turns a few nodes on one database into one server: each follower is served by one node at a time, and by another within
 * seconds after that one fell silent.
 */
@NullMarked
package io.yingda.server.nodes;

import org.jspecify.annotations.NullMarked;
