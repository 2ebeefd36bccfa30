/** What departments have to do for followers: opened by turns and people, told to followers, and owned here or by another help desk. */
@NullMarked
package io.yingda.server.tickets;

import org.jspecify.annotations.NullMarked;
