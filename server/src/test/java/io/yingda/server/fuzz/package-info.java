/** Turns a seed and a number into a damaged push, the same in every run, and watches what the edge does with it. */
@NullMarked
package io.yingda.server.fuzz;

import org.jspecify.annotations.NullMarked;
