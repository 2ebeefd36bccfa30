/**
 * Turns {@code yingda.yaml} into one immutable record per part of the house, or into a list of everything wrong with it.
 */
@NullMarked
package io.yingda.server.settings;

import org.jspecify.annotations.NullMarked;
