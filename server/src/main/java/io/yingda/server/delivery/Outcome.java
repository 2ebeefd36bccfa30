package io.yingda.server.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a message on its way. Errors are WeChat's codes, 0 where WeChat said nothing. */
public sealed interface Outcome {

    /** What WeChat or we said, if anything. */
    int error();

    /**
     * WeChat has taken it.
     *
     * @param next what follows may go from then on
     * @param push the key of the push it was written in answer to, which WeChat may repeat; null where there is none
     */
    record Delivered(Way way, Instant next, @Nullable String push) implements Outcome {

        /** One that answers no push. */
        public Delivered(Way way, Instant next) {
            this(way, next, null);
        }

        @Override
        public int error() {
            return 0;
        }
    }

    /** Not this time; again from then on. */
    record Later(Instant from, int error) implements Outcome {}

    /** Not before the follower comes back. */
    record Waiting(int error) implements Outcome {}

    /**
     * Never: recorded and given up.
     *
     * @param next what follows may go from then on
     */
    record Failed(int error, Instant next) implements Outcome {}
}
