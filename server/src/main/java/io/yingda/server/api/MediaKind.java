package io.yingda.server.api;

import java.util.Locale;

/** What can be uploaded. */
public enum MediaKind {
    IMAGE,
    VOICE,
    VIDEO,
    THUMB;

    /** As WeChat names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
