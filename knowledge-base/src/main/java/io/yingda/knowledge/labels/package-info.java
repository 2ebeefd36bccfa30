/** Turns the files in which people marked real questions with their answers into labels. */
@NullMarked
package io.yingda.knowledge.labels;

import org.jspecify.annotations.NullMarked;
