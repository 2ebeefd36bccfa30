/** Turns files into text, and YAML into located documents. */
@NullMarked
package io.yingda.knowledge.document;

import org.jspecify.annotations.NullMarked;
