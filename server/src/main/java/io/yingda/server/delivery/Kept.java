package io.yingda.server.delivery;

import io.yingda.engine.message.Reply;

/**
 * A reply not yet delivered.
 *
 * @param id names it in its outbox; a later one's is greater
 * @param turn the key of the inbound it answers
 * @param attempts how often it was tried in vain
 * @param error what WeChat said to the last attempt, 0 when there was none or WeChat said nothing
 */
public record Kept(long id, String turn, Reply reply, int attempts, int error) {

    /** What people at the desk say answers no inbound; its key begins so. */
    public static final String DESK = "desk/";

    /** One that was never tried. */
    public static Kept fresh(long id, String turn, Reply reply) {
        return new Kept(id, turn, reply, 0, 0);
    }

    /** Whether the bot says it, in answer to something. */
    boolean isBots() {
        return !turn.startsWith(DESK);
    }

    /** The same after an attempt that came to nothing. */
    public Kept tried(int newError) {
        return new Kept(id, turn, reply, attempts + 1, newError);
    }

    /** What is left of it once its beginning was delivered. */
    public Kept shortenedTo(Reply rest) {
        return new Kept(id, turn, rest, 0, 0);
    }
}
