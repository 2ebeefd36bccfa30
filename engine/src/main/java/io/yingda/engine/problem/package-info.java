/**
 * What is wrong with a merchant's files, where, and how to mend it.
 */
@NullMarked
package io.yingda.engine.problem;

import org.jspecify.annotations.NullMarked;
