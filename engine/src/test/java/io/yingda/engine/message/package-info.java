@NullMarked
package io.yingda.engine.message;

import org.jspecify.annotations.NullMarked;
