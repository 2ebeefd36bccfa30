/** Turns folded text into vectors, whose directions are near where the meanings are near. */
@NullMarked
package io.yingda.knowledge.embedding;

import org.jspecify.annotations.NullMarked;
