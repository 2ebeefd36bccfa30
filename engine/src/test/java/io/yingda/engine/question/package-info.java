@NullMarked
package io.yingda.engine.question;

import org.jspecify.annotations.NullMarked;
