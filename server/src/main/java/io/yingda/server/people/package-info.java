/** Who works with this server: people, what they may do, how they sign in, and what they did. */
@NullMarked
package io.yingda.server.people;

import org.jspecify.annotations.NullMarked;
