/** The human side: hand-overs and messages left come in, people serve them, and the bot has the conversation again. */
@NullMarked
package io.yingda.server.desk;

import org.jspecify.annotations.NullMarked;
