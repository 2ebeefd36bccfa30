@NullMarked
package io.yingda.engine.article;

import org.jspecify.annotations.NullMarked;
