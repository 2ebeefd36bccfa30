package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;

/** Who may write to a follower: while an agent has the conversation, the bot may not. Safe for many threads; may block. */
@FunctionalInterface
public interface Ownership {

    /** The bot has every conversation. */
    Ownership BOT = follower -> false;

    /** Whether an agent has the conversation now. */
    boolean isWithAgent(FollowerId follower);
}
