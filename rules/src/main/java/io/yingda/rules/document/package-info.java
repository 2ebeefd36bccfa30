/** Turns the YAML files of the rule authors into located documents. */
@NullMarked
package io.yingda.rules.document;

import org.jspecify.annotations.NullMarked;
