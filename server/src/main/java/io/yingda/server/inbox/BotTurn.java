package io.yingda.server.inbox;

import io.yingda.engine.fact.Conversation;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.Turn;
import io.yingda.server.conversations.Conversations;
import io.yingda.server.conversations.Known;
import io.yingda.server.delivery.Delivery;
import io.yingda.server.delivery.Parcel;
import io.yingda.server.store.StoreUnavailable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the bot on an inbound and keeps what came of it. When the bot fails, the follower gets the fallback and the
 * conversation stays as it was.
 *
 * @param fallback what is said when the bot fails
 */
public record BotTurn(
        Bot bot,
        Conversations conversations,
        Reception desk,
        Delivery delivery,
        TurnListener listener,
        String fallback,
        Clock clock)
        implements Function<Inbound, Parcel> {

    private static final Logger LOG = LoggerFactory.getLogger(BotTurn.class);

    @Override
    public Parcel apply(Inbound inbound) {
        Ending ending = end(inbound);
        Optional<Turn> turn = ending.turn();
        if (turn.isPresent()) {
            conversations.keep(turn.get());
        } else if (ending.isFarewell()) {
            FollowerId follower = inbound.header().follower();
            conversations.erase(follower);
        }
        Parcel parcel = delivery.keep(inbound, ending.outgoing());
        turn.ifPresent(this::tell);
        return parcel;
    }

    /**
     * Runs the bot and keeps nothing of it.
     *
     * @throws StoreUnavailable when what is known of the follower cannot be read at the moment
     */
    Ending end(Inbound inbound) {
        FollowerId follower = inbound.header().follower();
        try {
            Known known = conversations.load(follower, clock.instant());
            if (inbound instanceof Event.LateAnswer late && isForgotten(known, late)) {
                return Ending.dropped(inbound, delivery.outgoing(inbound, List.of()));
            }
            Optional<String> thanks = desk.rated(inbound, known.conversation());
            if (thanks.isPresent()) {
                return without(inbound, Ending.RATED, List.of(new Reply.Text(thanks.get())));
            }
            Optional<String> taken = desk.reopened(inbound, known.conversation());
            if (taken.isPresent()) {
                return without(inbound, Ending.REOPENED, List.of(new Reply.Text(taken.get())));
            }
            Conversation standing = desk.standing(inbound, known.conversation());
            Turn turn = desk.numbered(bot.turn(standing, known.follower(), inbound));
            return new Ending(inbound, Optional.of(turn), "", delivery.outgoing(turn));
        } catch (StoreUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException | Error failure) {
            LOG.error("A turn of account {} failed: {}", follower.account(), Failures.where(failure));
            boolean silent = !(inbound instanceof Inbound.Content) || desk.isWithAgent(follower);
            return without(inbound, Ending.FAILED, silent ? List.of() : List.of(new Reply.Text(fallback)));
        }
    }

    /** Whether nothing is left of the one who asked: gone, or wanted to be forgotten and wrote since. */
    private static boolean isForgotten(Known known, Event.LateAnswer late) {
        return known.conversation().turns() == 0 || known.follower().firstSeen().isAfter(late.since());
    }

    private Ending without(Inbound inbound, String instead, List<Reply> replies) {
        return new Ending(inbound, Optional.empty(), instead, delivery.outgoing(inbound, replies));
    }

    /** Tells the listener of a turn that was kept. */
    void tell(Turn turn) {
        try {
            listener.kept(turn);
        } catch (RuntimeException | Error failure) {
            LOG.error("A listener failed: {}", Failures.where(failure));
        }
    }
}
