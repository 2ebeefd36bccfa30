package io.yingda.server.desk.agents;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an agent serves, in the order of the numbers in the database. */
public enum Presence {
    /** Takes conversations. */
    ONLINE,
    /** Is there, and is given none. */
    AWAY,
    /** Is not there. */
    OFFLINE;

    /** As pages know it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Presence> named(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
