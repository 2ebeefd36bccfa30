package io.yingda.engine.fact;

/** The kinds of inbound a rule tells apart. */
public enum Kind {
    TEXT,
    VOICE,
    IMAGE,
    VIDEO,
    LOCATION,
    LINK,
    FILE,
    MENU_CLICK,
    SCAN,
    FOLLOW,
    UNFOLLOW,
    OTHER
}
