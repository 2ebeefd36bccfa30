@NullMarked
package io.yingda.engine.decision;

import org.jspecify.annotations.NullMarked;
