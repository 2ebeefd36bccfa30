package io.yingda.server.people;

/** What people did, as the audit log names it. */
final class Deeds {

    static final String SIGNED_IN = "sign-in";
    static final String REFUSED = "sign-in-failed";
    static final String SIGNED_OUT = "sign-out";
    static final String PASSWORD = "password-changed";
    static final String CODE_ON = "code-on";
    static final String CODE_OFF = "code-off";
    static final String ADDED = "person-made";
    static final String CHANGED = "person-changed";
    static final String RESET = "password-reset";
    /** The operator made a link for this person on the command line. */
    static final String OPERATOR_RESET = "operator-reset";

    static final String READ_AUDIT = "audit-read";

    private Deeds() {}
}
