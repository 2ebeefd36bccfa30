@NullMarked
package io.yingda.server.tickets;

import org.jspecify.annotations.NullMarked;
