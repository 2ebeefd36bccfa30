package io.yingda.server.sandbox.api;

/** What a follower did that lets the account write for a while. */
public enum Contact {
    MESSAGE,
    CLICK,
    FOLLOW,
    SCAN
}
