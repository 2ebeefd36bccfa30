@NullMarked
package io.yingda.engine.form;

import org.jspecify.annotations.NullMarked;
