/** Turns a merchant's content into the list of everything that is wrong with it. */
@NullMarked
package io.yingda.knowledge.check;

import org.jspecify.annotations.NullMarked;
