package io.yingda.server.delivery;

import io.yingda.engine.message.FollowerId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a turn left for its follower, ready to be claimed by whoever holds a connection on which WeChat still waits. When
 * nobody claims it, it goes another way. Safe for many threads.
 */
public final class Parcel {

    /** WeChat shows a passive reply a moment after it took it; what follows must not overtake it. */
    static final Duration HEAD_START = Duration.ofMillis(500);

    private static final Claim NOTHING_TO_CLAIM = new Claim.Nothing();

    /** One with nothing in it: of an inbound that is answered together with another. */
    public static final Parcel NOTHING = nothing();

    private final FollowerId follower;
    private final String push;
    private final Outbox outbox;
    private final Function<List<Kept>, Optional<Pick>> plan;
    private final DeliveryListener listener;
    private final Clock clock;
    private Pickup.@Nullable Dispatch dispatch;
    private int claimants;
    private boolean over;
    /** WeChat was told that what it pushed is here, while what was written before was being written once more. */
    private boolean withdrawn;

    /** @param push the key of what WeChat pushed */
    Parcel(
            FollowerId follower,
            String push,
            Outbox outbox,
            Function<List<Kept>, Optional<Pick>> plan,
            DeliveryListener listener,
            Clock clock) {
        this.follower = follower;
        this.push = push;
        this.outbox = outbox;
        this.plan = plan;
        this.listener = listener;
        this.clock = clock;
    }

    private static Parcel nothing() {
        Parcel parcel = new Parcel(
                new FollowerId("", ""),
                "",
                new MemoryOutbox(1),
                kept -> Optional.empty(),
                DeliveryListener.NONE,
                Clock.systemUTC());
        parcel.over = true;
        return parcel;
    }

    /** The passive reply; may block. Claims made for retries of the same push get the same. */
    public synchronized Claim claim() {
        if (dispatch == null && !over) {
            switch (outbox.begin(follower, plan)) {
                case Pickup.Dispatch begun -> dispatch = begun;
                case Pickup.Nothing ignored -> {
                    over = true;
                    outbox.release(follower, clock.instant());
                }
                case Pickup.Busy ignored -> {
                    return new Claim.Busy();
                }
            }
        }
        if (dispatch == null) {
            return NOTHING_TO_CLAIM;
        }
        claimants++;
        return new Claim.Taken(dispatch.pick().reply());
    }

    /** WeChat has taken the reply. Does not wait for anything, so that the event loop that wrote it may say so itself. */
    public synchronized void written() {
        claimants--;
        withdrawn = false;
        if (dispatch != null && !over) {
            over = true;
            Outcome taken = new Outcome.Delivered(Way.PASSIVE, clock.instant().plus(HEAD_START), push);
            outbox.settle(dispatch, taken);
            listener.settled(follower.account(), taken);
        }
    }

    /** WeChat had hung up. Unless another claimant can write it, the reply goes another way. Does not wait either. */
    public synchronized void notWritten() {
        claimants--;
        if (dispatch != null && !over && claimants == 0) {
            outbox.settle(dispatch, new Outcome.Later(clock.instant(), 0));
            dispatch = null;
        } else if (withdrawn && claimants == 0) {
            Thread.startVirtualThread(this::withdraw); // An outbox may block.
        }
    }

    /**
     * WeChat was told that what it pushed is here, and listens on no connection any more: unless its reply is being written, it goes
     * another way for certain. One that was written on an earlier connection did not arrive there, or it would not have been
     * pushed again.
     */
    public synchronized void withdraw() {
        if (claimants > 0) {
            withdrawn = over;
            return;
        }
        if (!over) {
            over = true;
            outbox.release(follower, clock.instant());
        } else if (dispatch != null) {
            dispatch = null;
            outbox.takeBack(follower, push, clock.instant());
        }
    }

    /** WeChat waits no longer, on one connection at least: the replies may go another way at once. */
    public synchronized void lapse() {
        if (dispatch == null && !over) {
            outbox.release(follower, clock.instant());
        }
    }
}
