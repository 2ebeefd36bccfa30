/** Tests. */
@NullMarked
package io.yingda.rules.drl;

import org.jspecify.annotations.NullMarked;
