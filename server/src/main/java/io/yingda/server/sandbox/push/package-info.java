/**
 * Turns messages and events into requests to the merchant's server, signed and encrypted as WeChat does it, repeated when
 * they are not answered, and spoilt on demand: doubled, late, out of order, or with their answer lost.
 */
@NullMarked
package io.yingda.server.sandbox.push;

import org.jspecify.annotations.NullMarked;
