/**
 * Turns the built pages of the browser side into answers with strict headers, and what the turns left behind into the
 * figures and traces those pages show.
 */
@NullMarked
package io.yingda.server.console;

import org.jspecify.annotations.NullMarked;
