@NullMarked
package io.yingda.knowledge.learning;

import org.jspecify.annotations.NullMarked;
