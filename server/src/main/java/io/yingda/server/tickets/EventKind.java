package io.yingda.server.tickets;

import java.util.Locale;
import java.util.stream.Stream;

/** What can happen to a ticket. */
enum EventKind {
    /** The body says by whom: a rule, or a person's name. */
    OPENED(0),
    /** The body is the new state's word. */
    STATE(1),
    /** The body is the name of who has it now; empty for nobody. */
    ASSIGNED(2),
    /** The body is the new time in milliseconds; empty for none. */
    DEADLINE(3),
    /** Said to the follower. */
    PUBLIC(4),
    /** Said among those who work on it. */
    INTERNAL(5),
    /** The follower's answer. */
    ANSWER(6),
    /** The body is what the other help desk calls it. */
    EXTERNAL(7),
    /** The body is the department it is with from now on; the event says which one it was with before. */
    MOVED(8),
    /** The other help desk could not be told. */
    UNTOLD(9);

    private final int number;

    EventKind(int number) {
        this.number = number;
    }

    static EventKind of(int number) {
        return Stream.of(values())
                .filter(each -> each.number == number)
                .findFirst()
                .orElseThrow();
    }

    /** As the database has it. */
    int number() {
        return number;
    }

    /** Whether the body is what somebody said. */
    boolean isSaid() {
        return this == PUBLIC || this == INTERNAL || this == ANSWER;
    }

    /** As pages and other help desks know it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
