package io.yingda.server.desk.handover;

import java.util.stream.Stream;

/** What a line of the desk's own is. */
public enum LineKind {
    /** An agent wrote it to the follower. */
    AGENT(0),
    /** An agent wrote it for other agents. */
    NOTE(1),
    /** Something happened. */
    EVENT(2),
    /** The desk itself wrote it to the follower. */
    DESK(3);

    private final int number;

    LineKind(int number) {
        this.number = number;
    }

    public static LineKind of(int number) {
        return Stream.of(values())
                .filter(each -> each.number == number)
                .findFirst()
                .orElseThrow();
    }

    /** As the database has it. */
    int number() {
        return number;
    }
}
