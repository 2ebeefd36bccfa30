/** Turns files into text, YAML into located documents, and what is to be kept into files. */
@NullMarked
package io.yingda.knowledge.document;

import org.jspecify.annotations.NullMarked;
