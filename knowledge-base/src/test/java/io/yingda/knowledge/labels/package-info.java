@NullMarked
package io.yingda.knowledge.labels;

import org.jspecify.annotations.NullMarked;
