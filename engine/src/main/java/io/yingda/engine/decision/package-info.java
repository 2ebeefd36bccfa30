/**
 * Turns facts into one decision: what the bot does next, and the notes that go with it.
 */
@NullMarked
package io.yingda.engine.decision;

import org.jspecify.annotations.NullMarked;
