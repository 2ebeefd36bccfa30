@NullMarked
package io.yingda.server.writeback;

import org.jspecify.annotations.NullMarked;
