/** Turns a merchant's folder into a knowledge base, rules and a bot, and keeps them as the files are. */
@NullMarked
package io.yingda.server.content;

import org.jspecify.annotations.NullMarked;
