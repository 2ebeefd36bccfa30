/** Turns questions with known answers into figures: how well a knowledge base finds, and whether it knows how sure to be. */
@NullMarked
package io.yingda.server.quality;

import org.jspecify.annotations.NullMarked;
