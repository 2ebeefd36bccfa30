/** Turns {@code rules/lookups/*.yaml} into the operations that rules may look up, with the types of what goes in and comes out. */
@NullMarked
package io.yingda.rules.lookup;

import org.jspecify.annotations.NullMarked;
