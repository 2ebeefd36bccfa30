/** Turns the form files of the rule authors into forms. */
@NullMarked
package io.yingda.rules.form;

import org.jspecify.annotations.NullMarked;
