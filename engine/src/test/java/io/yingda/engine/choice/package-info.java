@NullMarked
package io.yingda.engine.choice;

import org.jspecify.annotations.NullMarked;
