/** Real systems of others, run beside the tests where they are installed, on loopback only. */
@NullMarked
package io.yingda.server.outside;

import org.jspecify.annotations.NullMarked;
