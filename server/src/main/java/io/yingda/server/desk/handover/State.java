package io.yingda.server.desk.handover;

import java.util.stream.Stream;

/** Where a conversation that was handed over stands. */
public enum State {
    WAITING(0, "waiting"),
    AGENT(1, "agent"),
    CLOSED(2, "closed");

    private final int number;
    private final String word;

    State(int number, String word) {
        this.number = number;
        this.word = word;
    }

    static State of(int number) {
        return Stream.of(values())
                .filter(each -> each.number == number)
                .findFirst()
                .orElseThrow();
    }

    /** As the database has it. */
    int number() {
        return number;
    }

    /** As pages know it. */
    public String word() {
        return word;
    }
}
