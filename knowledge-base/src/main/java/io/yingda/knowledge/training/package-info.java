/** Turns content and questions with known answers into the coefficients this program is shipped with. */
@NullMarked
package io.yingda.knowledge.training;

import org.jspecify.annotations.NullMarked;
