package io.yingda.server.nodes;

import io.yingda.engine.message.FollowerId;

/** Which followers this node serves. Safe for many threads; never blocks. */
public interface Realm {

    /** That of a node which is alone. */
    Realm EVERYBODY = new Realm() {
        private static final Place HERE = new Place.Here();

        @Override
        public Place of(FollowerId follower) {
            return HERE;
        }

        @Override
        public boolean keeps(FollowerId follower) {
            return true;
        }

        @Override
        public boolean gives(FollowerId follower) {
            return true;
        }
    };

    /** Where a follower is served: what is new of that follower belongs there. */
    Place of(FollowerId follower);

    /**
     * Whether what is under way of a follower is still this node's to finish. That may be so for a while when nothing new is
     * taken any more.
     */
    boolean keeps(FollowerId follower);

    /** Whether a follower's replies may be given out here: certainly nobody else does. */
    boolean gives(FollowerId follower);

    /** Whether a follower is served here, and certainly by nobody else. */
    default boolean isHere(FollowerId follower) {
        return of(follower) instanceof Place.Here;
    }
}
