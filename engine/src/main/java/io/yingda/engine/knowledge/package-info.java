/**
 * Turns a follower's words into ranked articles, each with the confidence that it is the right answer.
 */
@NullMarked
package io.yingda.engine.knowledge;

import org.jspecify.annotations.NullMarked;
