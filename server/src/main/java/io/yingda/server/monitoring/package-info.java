/** Turns what the server does into figures an operator watches: Prometheus metrics and one short status. */
@NullMarked
package io.yingda.server.monitoring;

import org.jspecify.annotations.NullMarked;
