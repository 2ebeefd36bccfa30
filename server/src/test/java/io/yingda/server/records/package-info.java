@NullMarked
package io.yingda.server.records;

import org.jspecify.annotations.NullMarked;
