@NullMarked
package io.yingda.knowledge.embedding;

import org.jspecify.annotations.NullMarked;
