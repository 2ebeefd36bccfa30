package io.yingda.server.inbox;

/** An inbound was not accepted, since it cannot be written at the moment; WeChat is to try again. */
public final class NotDurable extends Exception {

    /** Not written yet, and there is no time left to wait for that. */
    public NotDurable() {
        super("it is not written yet", null, false, false);
    }

    NotDurable(Throwable cause) {
        super("it cannot be written", cause, false, false);
    }
}
