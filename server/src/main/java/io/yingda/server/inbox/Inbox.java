package io.yingda.server.inbox;

import io.yingda.engine.message.Inbound;
import io.yingda.server.delivery.Parcel;
import java.util.concurrent.CompletionStage;

/**
 * Where inbounds arrive. A turn is run once for each key ({@link io.yingda.engine.message.Header#key}), one follower's
 * turns in order of arrival, different followers' at once.
 *
 * <p>This is a seam: an implementation that survives a restart writes the inbound before WeChat is told that it is here, and
 * on starting runs the turns of those that were written and never finished.
 */
public interface Inbox extends AutoCloseable {

    /**
     * Accepts an inbound. One that was accepted before joins the running turn, or gets what came of it.
     *
     * <p>Stages that depend on the returned one run before the follower's next turn begins, and must be quick.
     *
     * @return completes when the turn is kept; fails with {@link InboxFull} or {@link NotDurable} when it was not
     *     accepted or could not be written with its turn, and with whatever else kept a turn from being kept
     */
    CompletionStage<Parcel> accept(Inbound inbound);

    /**
     * Whether an inbound whose turn is under way would survive a restart, so that WeChat may be told that it is here before
     * the turn is over.
     */
    default boolean isSafe(Inbound inbound) {
        return true;
    }

    /**
     * WeChat is told that an inbound is here before its turn is over. It then listens no longer, on any connection, so that the
     * reply must go another way. Does not block.
     */
    void acknowledged(Inbound inbound);

    /** What is accepted and not finished. */
    Backlog backlog();

    /** Whether there is room for another turn. */
    boolean hasRoom();

    /** Accepts nothing more and waits, for a while, for the turns under way. */
    @Override
    void close();
}
