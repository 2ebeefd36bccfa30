package io.yingda.server.people;

/** What people do, as the audit log names it; the console's page has a Chinese word for each. */
public enum Action {
    SIGNED_IN("sign-in"),
    REFUSED("sign-in-failed"),
    SIGNED_OUT("sign-out"),
    PASSWORD("password-changed"),
    CODE_ON("code-on"),
    CODE_OFF("code-off"),
    ADDED("person-made"),
    CHANGED("person-changed"),
    RESET("password-reset"),
    /** The operator made a link for this person on the command line. */
    OPERATOR_RESET("operator-reset"),
    READ_AUDIT("audit-read"),

    CHOSE_PRESENCE("presence-chosen"),
    VIEWED("conversation-viewed"),
    TOOK("conversation-taken"),
    TRANSFERRED("conversation-transferred"),
    GAVE_BACK("conversation-given-back"),
    CLOSED("conversation-closed"),
    SEARCHED("conversations-searched"),
    MARKED("answer-marked"),
    SETTLED_MARK("mark-settled"),
    EXPORTED_MARKS("marks-exported"),

    SAW_TICKET("ticket-viewed"),
    OPENED_TICKET("ticket-opened"),
    CHANGED_TICKET("ticket-changed"),
    COMMENTED_TICKET("ticket-commented"),

    PARTED_CUSTOMER("customer-parted");

    private final String word;

    Action(String word) {
        this.word = word;
    }

    /** As stored, and as pages know it. */
    public String word() {
        return word;
    }
}
