@NullMarked
package io.yingda.engine.turn;

import org.jspecify.annotations.NullMarked;
