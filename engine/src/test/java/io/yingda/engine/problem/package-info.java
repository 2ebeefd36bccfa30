@NullMarked
package io.yingda.engine.problem;

import org.jspecify.annotations.NullMarked;
