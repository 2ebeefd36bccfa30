/** Turns the editors' word lists into a dictionary. */
@NullMarked
package io.yingda.knowledge.dictionary;

import org.jspecify.annotations.NullMarked;
