/** Turns content into a ranking by meaning, fitted to the merchant's own phrasings, and keeps what was learned on disk. */
@NullMarked
package io.yingda.knowledge.learning;

import org.jspecify.annotations.NullMarked;
