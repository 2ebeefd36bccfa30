package io.yingda.server.inbox;

/** An inbound was not accepted, since too many turns are waiting or the server is closing; WeChat is to try again. */
public final class InboxFull extends Exception {
    InboxFull() {
        super("too many turns are waiting", null, false, false);
    }
}
