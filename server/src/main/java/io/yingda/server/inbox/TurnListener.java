package io.yingda.server.inbox;

import io.yingda.engine.turn.Turn;

/** Is told of every turn that was kept, on the turn's own thread and before its replies are sent; must be quick. */
@FunctionalInterface
public interface TurnListener {

    TurnListener NONE = turn -> {};

    void kept(Turn turn);

    /** This one, and then another. */
    default TurnListener and(TurnListener other) {
        return turn -> {
            kept(turn);
            other.kept(turn);
        };
    }
}
