package io.yingda.server.desk.handover;

import java.util.stream.Stream;

/** How it stands with what is to reach a follower. */
public enum LineState {
    /** It is not to reach anybody. */
    NONE(0, "sent"),
    /** The node that serves the follower is to send it. */
    LEFT(1, "sending"),
    SENDING(2, "sending"),
    SENT(3, "sent"),
    KEPT(4, "kept"),
    FAILED(5, "failed");

    private final int number;
    private final String word;

    LineState(int number, String word) {
        this.number = number;
        this.word = word;
    }

    public static LineState of(int number) {
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
