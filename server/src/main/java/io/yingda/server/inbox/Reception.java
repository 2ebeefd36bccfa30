package io.yingda.server.inbox;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import java.util.Optional;

/** What the desk knows of a follower before a turn begins. Safe for many threads; may block. */
public interface Reception {

    /** Without a desk nobody but the bot has a conversation, unless WeChat's own desk says that it is done. */
    Reception NONE = new Reception() {
        @Override
        public Conversation standing(Inbound inbound, Conversation kept) {
            return inbound instanceof Event.HumanSessionClosed ? kept.handedOver(null) : kept;
        }

        @Override
        public Optional<String> rated(Inbound inbound, Conversation kept) {
            return Optional.empty();
        }

        @Override
        public boolean isWithAgent(FollowerId follower) {
            return false;
        }
    };

    /** The conversation with the hand-over as it stands now. */
    Conversation standing(Inbound inbound, Conversation kept);

    /**
     * Keeps what a follower thinks of how people served, if that was asked and this is the answer.
     *
     * @return what is said to that; empty when the bot is to answer
     */
    Optional<String> rated(Inbound inbound, Conversation kept);

    /** Whether an agent has the conversation now. */
    boolean isWithAgent(FollowerId follower);
}
