@NullMarked
package io.yingda.server.sandbox;

import org.jspecify.annotations.NullMarked;
