/** Turns what people type into folded text, and folded text into words, pairs of characters and syllables. */
@NullMarked
package io.yingda.knowledge.text;

import org.jspecify.annotations.NullMarked;
