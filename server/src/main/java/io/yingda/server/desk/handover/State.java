package io.yingda.server.desk.handover;

/** Where a conversation that was handed over stands, in the order of the numbers in the database. */
public enum State {
    WAITING("waiting"),
    AGENT("agent"),
    CLOSED("closed");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** As pages know it. */
    public String word() {
        return word;
    }
}
