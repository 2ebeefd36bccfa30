package io.yingda.server.desk.handover;

/** How it stands with what is to reach a follower, in the order of the numbers in the database. */
public enum LineState {
    /** It is not to reach anybody. */
    NONE("sent"),
    /** The node that serves the follower is to send it. */
    LEFT("sending"),
    SENDING("sending"),
    SENT("sent"),
    KEPT("kept"),
    FAILED("failed");

    private final String word;

    LineState(String word) {
        this.word = word;
    }

    /** As pages know it. */
    public String word() {
        return word;
    }
}
