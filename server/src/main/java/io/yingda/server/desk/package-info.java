/** The human side as far as this server plays it: hand-overs and tickets come in, a queue and its length come out. */
@NullMarked
package io.yingda.server.desk;

import org.jspecify.annotations.NullMarked;
