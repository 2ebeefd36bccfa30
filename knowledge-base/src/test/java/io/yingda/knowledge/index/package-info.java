@NullMarked
package io.yingda.knowledge.index;

import org.jspecify.annotations.NullMarked;
