package io.yingda.server.inbox;

/** Another node serves the follower, or will in a moment: the inbound belongs there. */
public final class Moved extends Exception {
    Moved() {
        super("another node serves the follower", null, false, false);
    }
}
