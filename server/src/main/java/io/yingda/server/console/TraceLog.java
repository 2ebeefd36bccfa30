package io.yingda.server.console;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.turn.Turn;
import io.yingda.server.inbox.TurnListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last turns, by the key of their inbound, and how many there were. Kept in memory only; a follower who leaves takes
 * the turns along. Safe for many threads.
 */
public final class TraceLog implements TurnListener {

    private static final int MOST_TURNS = 500;

    private final Map<String, Turn> turns = new LinkedHashMap<>();
    private Figures figures = new Figures(0, 0, 0, 0);

    /**
     * How many turns there were since the start.
     *
     * @param turns all of them
     * @param answered those that gave an article's answer
     * @param offered those that offered a choice
     * @param handedOver those that handed over to a human
     */
    public record Figures(long turns, long answered, long offered, long handedOver) {

        Figures and(Decision decision) {
            return new Figures(
                    turns + 1,
                    answered + (decision instanceof Decision.Answer || decision instanceof Decision.AnswerEach ? 1 : 0),
                    offered + (decision instanceof Decision.Offer ? 1 : 0),
                    handedOver + (decision instanceof Decision.HandOver ? 1 : 0));
        }
    }

    @Override
    public synchronized void kept(Turn turn) {
        var inbound = turn.trace().inbound();
        if (inbound instanceof Event.Unfollow) {
            FollowerId left = inbound.header().follower();
            turns.values()
                    .removeIf(before ->
                            before.trace().inbound().header().follower().equals(left));
        }
        turns.put(inbound.header().key(), turn);
        if (turns.size() > MOST_TURNS) {
            turns.remove(turns.keySet().iterator().next());
        }
        figures = figures.and(turn.decision());
    }

    /** The turn of the inbound with this key; empty when there was none, or too long ago. */
    public synchronized Optional<Turn> turn(String key) {
        return Optional.ofNullable(turns.get(key));
    }

    public synchronized Figures figures() {
        return figures;
    }
}
