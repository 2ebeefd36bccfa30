package io.yingda.server.inbox;

import io.yingda.engine.message.Inbound;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes in what another node is to answer, when that one can't be reached at the moment. Safe for many threads. */
public interface Deposits {

    /** Those of a node that is alone: nothing ever belongs elsewhere. */
    Deposits NONE = new Deposits() {
        @Override
        public CompletionStage<Void> deposit(Inbound inbound) {
            return CompletableFuture.failedFuture(new Moved());
        }

        @Override
        public CompletionStage<Void> unanswered(Inbound inbound) {
            return CompletableFuture.failedFuture(new Moved());
        }
    };

    /**
     * Writes an inbound down for whichever node serves its follower.
     *
     * @return completes when it is on the disk; fails with {@link NotDurable} or {@link InboxFull} when it can't be written
     */
    CompletionStage<Void> deposit(Inbound inbound);

    /**
     * WeChat is to be told that the inbound is here, and gets no answer with that. It may have been answered before, and the
     * answer been lost on its way: it is then given again.
     *
     * @return completes when that is on the disk; fails as above
     */
    CompletionStage<Void> unanswered(Inbound inbound);
}
