@NullMarked
package io.yingda.server.desk.live;

import org.jspecify.annotations.NullMarked;
