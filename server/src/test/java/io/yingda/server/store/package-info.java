@NullMarked
package io.yingda.server.store;

import org.jspecify.annotations.NullMarked;
