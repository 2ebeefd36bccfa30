package io.yingda.engine.fact;

import java.util.Locale;

/** Why a conversation is handed over. */
public enum Cause {
    /** A rule says that people are to deal with it. */
    RULE,
    /** The follower asked for a human. */
    FOLLOWER,
    /** The bot could not help. */
    MISSES;

    /** As stored and as pages know it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
