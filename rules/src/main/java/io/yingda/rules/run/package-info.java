/**
 * Compiled rules at work: the facts of a turn in, a verdict out, within a bound of time and firings.
 */
@NullMarked
package io.yingda.rules.run;

import org.jspecify.annotations.NullMarked;
