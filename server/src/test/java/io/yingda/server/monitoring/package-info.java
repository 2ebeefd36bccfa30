@NullMarked
package io.yingda.server.monitoring;

import org.jspecify.annotations.NullMarked;
