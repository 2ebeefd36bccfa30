/**
 * The vocabulary of rule authors: everything a rule may look at, as immutable records.
 */
@NullMarked
package io.yingda.engine.fact;

import org.jspecify.annotations.NullMarked;
