package io.yingda.engine.form;

import java.util.Locale;

/** What kind of value a slot takes. */
public enum SlotType {
    TEXT,
    NUMBER,
    AMOUNT,
    DATE,
    PHONE,
    ORDER,
    CITY,
    CHOICE,
    PHOTO;

    /** As form files name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its values come from a list. */
    public boolean isListed() {
        return this == CITY || this == CHOICE;
    }
}
