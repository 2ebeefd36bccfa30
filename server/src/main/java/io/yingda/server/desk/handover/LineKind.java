package io.yingda.server.desk.handover;

/** What a line of the desk's own is, in the order of the numbers in the database. */
public enum LineKind {
    /** An agent wrote it to the follower. */
    AGENT,
    /** An agent wrote it for other agents. */
    NOTE,
    /** Something happened. */
    EVENT,
    /** The desk itself wrote it to the follower. */
    DESK
}
