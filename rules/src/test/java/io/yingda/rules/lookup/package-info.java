@NullMarked
package io.yingda.rules.lookup;

import org.jspecify.annotations.NullMarked;
