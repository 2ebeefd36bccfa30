/**
 * Turns what people do on a pretended phone into WeChat's pushes, and the passive replies back into what the phone shows:
 * a party of its own that knows the server only through WeChat's protocol.
 */
@NullMarked
package io.yingda.server.sandbox;

import org.jspecify.annotations.NullMarked;
