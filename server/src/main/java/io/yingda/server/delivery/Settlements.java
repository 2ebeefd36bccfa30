package io.yingda.server.delivery;

import io.yingda.server.store.Work;

/** Writes down what came of messages, in the transaction that settles them. */
@FunctionalInterface
public interface Settlements {

    Settlements NONE = (dispatch, outcome) -> batch -> {};

    /** The work for one message; does not block. */
    Work of(Pickup.Dispatch dispatch, Outcome outcome);
}
