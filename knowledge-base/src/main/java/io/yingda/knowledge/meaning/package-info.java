/** Turns vectors of texts into how near each article is to a question, with a map that learns the merchant's own language. */
@NullMarked
package io.yingda.knowledge.meaning;

import org.jspecify.annotations.NullMarked;
