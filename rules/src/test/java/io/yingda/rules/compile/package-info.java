/** Tests. */
@NullMarked
package io.yingda.rules.compile;

import org.jspecify.annotations.NullMarked;
