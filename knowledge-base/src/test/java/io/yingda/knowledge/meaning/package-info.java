@NullMarked
package io.yingda.knowledge.meaning;

import org.jspecify.annotations.NullMarked;
