/** Turns the editors' question files into expectations. */
@NullMarked
package io.yingda.knowledge.questions;

import org.jspecify.annotations.NullMarked;
