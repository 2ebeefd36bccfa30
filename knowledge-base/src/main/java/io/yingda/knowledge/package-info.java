/** Turns a merchant's articles into ranked answers to a follower's question. */
@NullMarked
package io.yingda.knowledge;

import org.jspecify.annotations.NullMarked;
