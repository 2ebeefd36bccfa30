package io.yingda.server.desk.agents;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an agent serves. */
public enum Presence {
    /** Takes conversations. */
    ONLINE(0),
    /** Is there, and is given none. */
    AWAY(1),
    /** Is not there. */
    OFFLINE(2);

    private final int number;

    Presence(int number) {
        this.number = number;
    }

    static Presence of(int number) {
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
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Presence> named(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
