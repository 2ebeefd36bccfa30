@NullMarked
package io.yingda.server.desk;

import org.jspecify.annotations.NullMarked;
