/** Turns articles into an index that finds the few that share something with a question. */
@NullMarked
package io.yingda.knowledge.index;

import org.jspecify.annotations.NullMarked;
