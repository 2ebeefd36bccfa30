@NullMarked
package io.yingda.rules.form;

import org.jspecify.annotations.NullMarked;
