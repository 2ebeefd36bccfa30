/** Turns articles into bytes and back, for the next process of the same program. */
@NullMarked
package io.yingda.knowledge.kept;

import org.jspecify.annotations.NullMarked;
