package io.yingda.server.desk.handover;

/** What a person asked for cannot be done as things stand; nothing was changed. */
public final class Refused extends RuntimeException {

    /** Why. */
    public enum Why {
        /** There is no such thing. */
        UNKNOWN,
        /** Somebody else was faster, or it is over. */
        TAKEN,
        /** What was said makes no sense. */
        WRONG
    }

    private final Why why;

    /** @param words for the person */
    public Refused(Why why, String words) {
        super(words, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
