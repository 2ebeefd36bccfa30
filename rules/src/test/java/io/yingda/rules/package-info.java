/** Tests. */
@NullMarked
package io.yingda.rules;

import org.jspecify.annotations.NullMarked;
