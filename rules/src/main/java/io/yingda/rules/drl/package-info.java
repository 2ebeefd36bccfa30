/**
 * Rule files as their authors wrote them: text in, tokens, outline and the problems that show before any compiling out.
 */
@NullMarked
package io.yingda.rules.drl;

import org.jspecify.annotations.NullMarked;
