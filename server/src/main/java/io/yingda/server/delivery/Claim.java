package io.yingda.server.delivery;

import io.yingda.engine.message.Reply;

/** What came of claiming a parcel. */
public sealed interface Claim {

    /** The passive reply; the claimant says whether it was {@link Parcel#written} or {@link Parcel#notWritten}. */
    record Taken(Reply reply) implements Claim {}

    /** WeChat is only to be told {@code success}. */
    record Nothing() implements Claim {}

    /** An earlier message to the follower is on its way: claim again in a moment. */
    record Busy() implements Claim {}
}
