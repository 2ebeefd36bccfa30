/** Turns the facts of a turn into a decision, by the rules the merchant wrote. */
@NullMarked
package io.yingda.rules;

import org.jspecify.annotations.NullMarked;
