package io.yingda.server.nodes;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.store.Keys;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Followers are divided into shares by their names, alike on all nodes and for good: the database has a row for each share. */
final class Share {

    private static final int BITS = 6;
    static final int COUNT = 1 << BITS;

    /** 2^32 divided by the golden ratio. */
    private static final int GOLDEN = 0x9E3779B9;

    private Share() {}

    /** From 0. */
    static int of(FollowerId follower) {
        // Names that differ little have hashes that differ little: the upper bits of the product depend on all of them.
        return (Keys.of(follower).hashCode() * GOLDEN) >>> (Integer.SIZE - BITS);
    }

    static Predicate<FollowerId> followers(IntPredicate shares) {
        return follower -> shares.test(of(follower));
    }
}
