/**
 * Turns what a follower says over several turns into the values of a form, and those into what is done in the end.
 */
@NullMarked
package io.yingda.engine.form;

import org.jspecify.annotations.NullMarked;
