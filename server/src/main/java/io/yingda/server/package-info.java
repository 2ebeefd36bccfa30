/** Turns the files of a merchant into a running service. */
@NullMarked
package io.yingda.server;

import org.jspecify.annotations.NullMarked;
