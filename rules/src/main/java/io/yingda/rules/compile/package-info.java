/**
 * Rule files become classes: checked source in, checked byte code and the problems on the way out. Everything here happens
 * before a rule meets a fact.
 */
@NullMarked
package io.yingda.rules.compile;

import org.jspecify.annotations.NullMarked;
