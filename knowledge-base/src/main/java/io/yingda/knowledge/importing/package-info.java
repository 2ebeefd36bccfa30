/** Turns tables of questions and answers into article files. */
@NullMarked
package io.yingda.knowledge.importing;

import org.jspecify.annotations.NullMarked;
