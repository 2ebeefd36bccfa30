package io.yingda.server.desk.live;

import io.vertx.core.http.ServerWebSocket;
import io.yingda.server.people.Person;
import io.yingda.server.people.Right;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A page that is open. Whatever it is sent while it does not keep up is left out, and it is told to ask anew. */
final class Viewer {

    private static final int MOST_UNSENT = 256 * 1_024;

    private final Person person;
    private final ServerWebSocket socket;
    private final boolean present;
    private final AtomicBoolean alive;
    /** In characters. The socket itself would count the messages it was given, and call sixteen small ones too many. */
    private final AtomicInteger unsent = new AtomicInteger();

    private volatile boolean behind;
    private volatile long looked;

    /** @param present whether whoever has the page open is at the desk, rather than at a page beside it */
    Viewer(Person person, ServerWebSocket socket, boolean present) {
        this.person = person;
        this.present = present;
        this.alive = new AtomicBoolean(present);
        this.socket = socket;
    }

    Person person() {
        return person;
    }

    boolean serves() {
        return person.may(Right.SERVE);
    }

    /** Supervisors, and those who only look, are shown everybody's conversations. */
    boolean seesAll() {
        return person.may(Right.SUPERVISE) || !serves();
    }

    /** The person looks at this conversation now; 0 for none. */
    void look(long conversation) {
        looked = conversation;
    }

    boolean looksAt(long conversation) {
        return looked == conversation;
    }

    /** The page said something. */
    void heard() {
        alive.set(present);
    }

    /** Whether the page said something since this was asked. */
    boolean wasHeard() {
        return alive.getAndSet(false);
    }

    /** Answers a sign of life, unless the page does not keep up. */
    void answer() {
        if (!behind && !socket.isClosed() && !isBusy()) {
            write("{\"kind\":\"alive\"}");
        }
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /** Sends a text, unless the page is too slow; {@code reload} is sent in place of what it missed. */
    void send(String text, String reload) {
        if (socket.isClosed()) {
            return;
        }
        if (behind) {
            if (isBusy()) {
                return;
            }
            behind = false;
            write(reload);
        } else if (isBusy()) {
            behind = true;
        } else {
            write(text);
        }
    }

    private boolean isBusy() {
        return unsent.get() >= MOST_UNSENT;
    }

    private void write(String text) {
        unsent.addAndGet(text.length());
        socket.writeTextMessage(text).onComplete(written -> {
            unsent.addAndGet(-text.length());
            if (written.failed()) {
                socket.close();
            }
        });
    }

    /** The person may see no more. */
    void signedOut() {
        socket.writeTextMessage("{\"kind\":\"signedOut\"}").onComplete(sent -> socket.close());
    }

    void close() {
        socket.close();
    }
}
