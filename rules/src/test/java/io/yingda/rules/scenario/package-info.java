/** Tests. */
@NullMarked
package io.yingda.rules.scenario;

import org.jspecify.annotations.NullMarked;
