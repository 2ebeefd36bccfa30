/** Everything a follower, the bot and agents said, from where each is kept, as one list of lines in order. */
@NullMarked
package io.yingda.server.desk.history;

import org.jspecify.annotations.NullMarked;
