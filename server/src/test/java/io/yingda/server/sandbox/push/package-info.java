@NullMarked
package io.yingda.server.sandbox.push;

import org.jspecify.annotations.NullMarked;
