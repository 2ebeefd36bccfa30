/**
 * Golden conversations: scenario files in, what the bot really did and every difference out.
 */
@NullMarked
package io.yingda.rules.scenario;

import org.jspecify.annotations.NullMarked;
