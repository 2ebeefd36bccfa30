package io.yingda.server.inbox;

import io.yingda.engine.message.Inbound;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What nodes do for each other when a push arrives at one that does not serve its follower. Safe for many threads. */
public interface Deposits {

    /** Those of a node that is alone: nothing ever belongs elsewhere. */
    Deposits NONE = new Deposits() {
        @Override
        public CompletionStage<Void> deposit(Inbound inbound) {
            return CompletableFuture.failedFuture(new Moved());
        }

        @Override
        public void unheard(Inbound inbound) {}
    };

    /**
     * Writes an inbound down for whichever node serves its follower.
     *
     * @return completes when it is on the disk; fails with {@link NotDurable} or {@link InboxFull} when it can't be written
     */
    CompletionStage<Void> deposit(Inbound inbound);

    /** The answer given here did not reach WeChat by way of the other node: what it said goes another way. Never blocks. */
    void unheard(Inbound inbound);
}
