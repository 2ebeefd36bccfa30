/** Turns the settings and a bot into one listening server. */
@NullMarked
package io.yingda.server.web;

import org.jspecify.annotations.NullMarked;
