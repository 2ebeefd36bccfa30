@NullMarked
package io.yingda.engine.document;

import org.jspecify.annotations.NullMarked;
