/**
 * Turns words into one of several choices that were listed.
 */
@NullMarked
package io.yingda.engine.choice;

import org.jspecify.annotations.NullMarked;
