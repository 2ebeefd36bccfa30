@NullMarked
package io.yingda.engine.fact;

import org.jspecify.annotations.NullMarked;
