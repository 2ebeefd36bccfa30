/** Turns a line typed in a terminal into work on a merchant's files, its outcome into Chinese text and an exit code. */
@NullMarked
package io.yingda.server.command;

import org.jspecify.annotations.NullMarked;
