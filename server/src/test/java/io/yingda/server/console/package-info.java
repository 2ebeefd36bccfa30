@NullMarked
package io.yingda.server.console;

import org.jspecify.annotations.NullMarked;
