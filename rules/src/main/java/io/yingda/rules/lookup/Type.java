package io.yingda.rules.lookup;

import java.util.Locale;

/** What kind of value an argument or a field is. */
public enum Type {
    TEXT,
    NUMBER,
    MONEY,
    DATE,
    TIME,
    /** A list of rows with fields of their own. */
    ROWS;

    /** As files name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
