package io.yingda.server.tickets;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a ticket stands. */
public enum TicketState {
    NEW(0, "新建"),
    WORKING(1, "处理中"),
    /** The follower is asked for something. */
    WAITING(2, "等待客户"),
    RESOLVED(3, "已解决"),
    CLOSED(4, "已关闭");

    private final int number;
    private final String title;

    TicketState(int number, String title) {
        this.number = number;
        this.title = title;
    }

    static TicketState of(int number) {
        return Stream.of(values())
                .filter(each -> each.number == number)
                .findFirst()
                .orElseThrow();
    }

    /** As the database has it. */
    int number() {
        return number;
    }

    /** Its Chinese name. */
    String title() {
        return title;
    }

    /** As pages and other help desks know it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TicketState> named(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** Whether nothing remains to be done. */
    boolean isOver() {
        return this == RESOLVED || this == CLOSED;
    }
}
