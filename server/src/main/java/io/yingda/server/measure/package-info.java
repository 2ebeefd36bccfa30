/** Turns a merchant's content, or a running server, into figures: how well it answers and how fast. */
@NullMarked
package io.yingda.server.measure;

import org.jspecify.annotations.NullMarked;
