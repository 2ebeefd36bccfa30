package io.yingda.server.desk.marks;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of a mark. */
public enum MarkState {
    /** Nothing yet. */
    OPEN(0),
    /** The bot says it now, or will. */
    DONE(1),
    /** The bot is not to say it. */
    REJECTED(2);

    private final int number;

    MarkState(int number) {
        this.number = number;
    }

    static MarkState of(int number) {
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

    public static Optional<MarkState> named(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
