/**
 * The merchant's published content: one question, the ways people phrase it, and its answer.
 */
@NullMarked
package io.yingda.engine.article;

import org.jspecify.annotations.NullMarked;
