package io.yingda.server.inbox;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.turn.Turn;
import java.util.Optional;
import java.util.function.Predicate;

/** What the desk knows of a follower before a turn begins. Safe for many threads; may block. */
public interface Reception {

    /**
     * Without a desk a conversation that was handed over stays so, until the rules take it back or WeChat's own desk is done.
     *
     * @param servedByWeChat whose conversations go to WeChat's own desk
     */
    static Reception without(Predicate<FollowerId> servedByWeChat) {
        return new Reception() {
            @Override
            public Conversation standing(Inbound inbound, Conversation kept) {
                boolean done = inbound instanceof Event.HumanSessionClosed
                        && servedByWeChat.test(inbound.header().follower());
                return done ? kept.handedOver(null) : kept;
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
    }

    /** The conversation with the hand-over as it stands now. */
    Conversation standing(Inbound inbound, Conversation kept);

    /**
     * Keeps what a follower thinks of how people served, if that was asked and this is the answer.
     *
     * @return what is said to that; empty when the bot is to answer
     */
    Optional<String> rated(Inbound inbound, Conversation kept);

    /**
     * Takes up again what was said to be settled, if the follower says that it is not.
     *
     * @return what is said to that; empty when the bot is to answer
     */
    default Optional<String> reopened(Inbound inbound, Conversation kept) {
        return Optional.empty();
    }

    /**
     * The turn with a number for the ticket it opens, or with word that what the follower wrote is noted in one; the same
     * where it does neither.
     */
    default Turn numbered(Turn turn) {
        return turn;
    }

    /** Whether an agent has the conversation now. */
    boolean isWithAgent(FollowerId follower);
}
