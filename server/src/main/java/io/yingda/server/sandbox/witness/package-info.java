/**
 * Turns what passes through the sandbox into evidence: which messages were pushed and what became of each, and what every
 * follower saw, in which order and from which message. It relies on nothing the merchant's server says of itself.
 */
@NullMarked
package io.yingda.server.sandbox.witness;

import org.jspecify.annotations.NullMarked;
