package io.yingda.server.desk.handover;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.store.Keys;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All hand-overs as they stand, those that are over too. Blocks. */
public final class Register {

    private static final String EARLIER =
            HandOver.FROM + "WHERE h.follower = ? AND h.id < ? ORDER BY h.id DESC LIMIT ?";
    private static final String LATEST =
            HandOver.FROM + "WHERE h.follower = ? AND h.id <= ? ORDER BY h.id DESC LIMIT 1";
    private static final String FIRST = HandOver.FROM + "WHERE h.follower = ? ORDER BY h.id LIMIT 1";
    private static final int MOST_EARLIER = 20;
    private static final String ALL_OPEN = HandOver.FROM + "WHERE h.state < 2 " + Places.ORDER;
    private static final String OWN_OPEN =
            HandOver.FROM + "WHERE h.state = 0 OR (h.state = 1 AND h.person = ?) " + Places.ORDER;
    private static final String WAITING = HandOver.FROM + "WHERE h.state = 0 " + Places.ORDER;
    private static final String IN_LINE = HandOver.FROM + "WHERE h.state = 0 AND h.message = 0 " + Places.ORDER;

    private final DeskStore store;

    public Register(DeskStore store) {
        this.store = store;
    }

    /** The hand-over, as it stands. */
    public HandOver find(long id) {
        return known(id).orElseThrow(() -> new Refused(Why.UNKNOWN, "没有这个会话"));
    }

    /** The same; empty when there is none, or it was erased. */
    public Optional<HandOver> known(long id) {
        return store.ask(sql -> sql.first(HandOver::read, HandOver.FROM + "WHERE h.id = ?", id));
    }

    /** The follower's conversations before this one, latest first. */
    public List<HandOver> earlier(HandOver handOver) {
        return store.ask(
                sql -> sql.all(HandOver::read, EARLIER, Keys.of(handOver.follower()), handOver.id(), MOST_EARLIER));
    }

    /** The hand-over to which what has this identifier belongs, or else the first one after it. */
    public Optional<HandOver> around(FollowerId follower, long identifier) {
        String key = Keys.of(follower);
        return store.ask(sql -> sql.first(HandOver::read, LATEST, key, identifier))
                .or(() -> store.ask(sql -> sql.first(HandOver::read, FIRST, key)));
    }

    /** Those that are open and with this person, or wait; all that are open for null. */
    public List<HandOver> open(@Nullable Long person) {
        return person == null
                ? store.ask(sql -> sql.all(HandOver::read, ALL_OPEN))
                : store.ask(sql -> sql.all(HandOver::read, OWN_OPEN, person));
    }

    /** Everything that waits, first who is next. */
    public List<HandOver> waiting() {
        return store.ask(sql -> sql.all(HandOver::read, WAITING));
    }

    /** The same without what was left as a message, for which nobody waits. */
    public List<HandOver> inLine() {
        return store.ask(sql -> sql.all(HandOver::read, IN_LINE));
    }
}
