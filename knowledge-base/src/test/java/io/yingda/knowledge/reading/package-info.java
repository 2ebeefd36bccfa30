@NullMarked
package io.yingda.knowledge.reading;

import org.jspecify.annotations.NullMarked;
