/** Turns many small pieces of work into few durable transactions of one database, SQLite or PostgreSQL. */
@NullMarked
package io.yingda.server.store;

import org.jspecify.annotations.NullMarked;
