@NullMarked
package io.yingda.knowledge.ranking;

import org.jspecify.annotations.NullMarked;
