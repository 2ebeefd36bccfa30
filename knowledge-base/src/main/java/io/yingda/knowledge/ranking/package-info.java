/** Turns the articles that share something with a question into ranked candidates, each with its confidence. */
@NullMarked
package io.yingda.knowledge.ranking;

import org.jspecify.annotations.NullMarked;
