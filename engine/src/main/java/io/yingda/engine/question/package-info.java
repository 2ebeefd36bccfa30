/**
 * Turns a follower's words into the questions they ask: several in one message, or one that leans on the question before.
 */
@NullMarked
package io.yingda.engine.question;

import org.jspecify.annotations.NullMarked;
