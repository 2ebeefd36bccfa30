package io.yingda.server.desk.handover;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import io.yingda.server.desk.handover.Step.Speaker;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people at the desk do with conversations. Of several who want one at the same time, one gets it. Blocks. */
public final class HandOvers {

    private static final String FROM_LINE = """
            UPDATE hand_over SET state = 1, person = ?, taken_at = ?, deadline = NULL, front = 0, warned = 0,
              last_at = ? WHERE id = ? AND state = 0""";
    private static final String FROM_AGENT =
            "UPDATE hand_over SET person = ?, warned = 0, last_at = ? WHERE id = ? AND state = 1 AND coalesce(person, 0) = ?";
    private static final String TO_LINE = """
            UPDATE hand_over SET state = 0, person = NULL, taken_at = NULL, last_person = ?, queue = ?, front = ?, deadline = ?, warned = 0,
              told = -1 WHERE id = ? AND state = 1 AND person = ?""";
    private static final String TO_QUEUE = """
            UPDATE hand_over SET state = 0, person = NULL, taken_at = NULL, last_person = NULL, queue = ?, front = 0,
              deadline = ?, warned = 0, told = -1 WHERE id = ? AND state < 2""";
    private static final String CLOSED = """
            UPDATE hand_over SET state = 2, closed_at = ?, deadline = NULL, unread = 0, unanswered = 0, rating_until = ?
            WHERE id = ? AND state < 2""";
    private static final String ANSWERED = "UPDATE hand_over SET unread = 0, unanswered = 0 WHERE id = ?";
    private static final String SEEN = "UPDATE hand_over SET unread = 0 WHERE id = ? AND person = ? AND unread > 0";
    private static final String SAME = "SELECT id FROM desk_line WHERE hand_over = ? AND client_key = ?";

    /** Writing to it makes others who would give to the same agent wait. */
    private static final String HELD = "UPDATE desk_agent SET name = name WHERE person = ?";

    private static final String LOAD = "SELECT count(*) FROM hand_over WHERE state = 1 AND person = ?";

    private final DeskStore store;
    private final Register register;
    private final Duration patience;
    private final Duration ratingTime;

    /**
     * @param patience after how long waiting in vain a follower is the bot's again
     * @param ratingTime how long a follower may rate
     */
    public HandOvers(DeskStore store, Register register, Duration patience, Duration ratingTime) {
        this.store = store;
        this.register = register;
        this.patience = patience;
        this.ratingTime = ratingTime;
    }

    /**
     * Takes a conversation; one that is over begins anew.
     *
     * @param over whether it may be taken from another agent
     */
    public HandOver take(long id, Speaker who, boolean over) {
        FollowerId follower = register.find(id).follower();
        store.mayBeOpen(follower);
        return store.change(follower, step -> {
            HandOver handOver = open(step, step.handOver(id));
            if (!handOver.isWith(who.person())) {
                take(step, handOver, who, over);
            }
            return step.handOver(handOver.id());
        });
    }

    private HandOver open(Step step, HandOver handOver) throws SQLException {
        if (handOver.state() != State.CLOSED) {
            return handOver;
        }
        Optional<HandOver> other = step.open(handOver.follower());
        if (other.isPresent()) {
            return other.get();
        }
        Instant deadline = step.now().plus(patience);
        HandOver anew = new Opening(
                        handOver.follower(),
                        false,
                        handOver.queue(),
                        handOver.priority(),
                        "agent",
                        "座席主动联系",
                        handOver.context(),
                        deadline,
                        null)
                .in(step);
        store.mayBeOpen(handOver.follower());
        return anew;
    }

    private void take(Step step, HandOver handOver, Speaker who, boolean over) throws SQLException {
        Instant now = step.now();
        boolean waiting = handOver.state() == State.WAITING;
        if (!waiting && !over) {
            throw Ownership.refused(handOver);
        }
        Long before = handOver.person();
        int changed = waiting
                ? step.sql().change(FROM_LINE, who.person(), now, now, handOver.id())
                : step.sql()
                        .change(
                                FROM_AGENT,
                                who.person(),
                                now,
                                handOver.id(),
                                before == null ? Long.valueOf(0) : before);
        if (changed == 0) {
            throw Ownership.refused(step.handOver(handOver.id()));
        }
        step.happened(handOver, who, waiting ? who.name() + " 接待" : who.name() + " 从 " + handOver.agent() + " 手里接了过来");
        step.changed(handOver, true);
    }

    /** What came of giving a conversation to an agent. */
    public enum Assigned {
        GIVEN,
        /** It waits no longer. */
        GONE,
        /** The agent has enough to do. */
        FULL
    }

    /** Gives a conversation that waits to an agent who has fewer than so many. */
    public Assigned assign(HandOver waiting, Speaker agent, int capacity) {
        return store.change(waiting.follower(), step -> {
            step.sql().change(HELD, agent.person());
            int load =
                    step.sql().first(row -> row.getInt(1), LOAD, agent.person()).orElse(0);
            if (load >= capacity) {
                return Assigned.FULL;
            }
            if (step.sql().change(FROM_LINE, agent.person(), step.now(), step.now(), waiting.id()) == 0) {
                return Assigned.GONE;
            }
            step.happened(waiting, agent, "分配给 " + agent.name());
            step.changed(waiting, true);
            return Assigned.GIVEN;
        });
    }

    /**
     * Sends something to the follower; the same key names the same message.
     *
     * @return the line it is
     */
    public long send(long id, Speaker who, Reply reply, String clientKey) {
        return store.change(register.find(id).follower(), step -> {
            Optional<Long> same = step.sql().first(row -> row.getLong(1), SAME, id, clientKey);
            if (same.isPresent()) {
                return same.get();
            }
            HandOver handOver = Ownership.of(step, id, who);
            step.sql().change(ANSWERED, id);
            long line = step.send(handOver, LineKind.AGENT, who, reply, clientKey);
            step.changed(handOver, false);
            return line;
        });
    }

    /** The line that was sent under this key. */
    public Optional<Long> sent(long id, String clientKey) {
        return store.ask(sql -> sql.first(row -> row.getLong(1), SAME, id, clientKey));
    }

    /** Writes a note for other agents; says which line it is. */
    public long note(long id, Speaker who, String words) {
        return store.change(register.find(id).follower(), step -> step.note(step.handOver(id), who, words));
    }

    /**
     * Puts a conversation into a queue.
     *
     * @param over whether it need not be one's own
     */
    public void transfer(long id, Speaker who, String queue, String word, boolean over) {
        store.change(register.find(id).follower(), step -> {
            HandOver handOver = step.handOver(id);
            if (!over || handOver.state() == State.CLOSED) {
                handOver = Ownership.of(step, id, who);
            }
            step.sql().change(TO_QUEUE, queue, step.now().plus(patience), id);
            step.happened(handOver, who, who.name() + " 转到 " + queue + said(word));
            step.changed(handOver, true);
            return handOver;
        });
    }

    /**
     * Gives a conversation to another agent.
     *
     * @param over whether it need not be one's own
     */
    public void transfer(long id, Speaker who, Speaker other, String word, boolean over) {
        store.change(register.find(id).follower(), step -> {
            HandOver handOver = step.handOver(id);
            if (!over || handOver.state() == State.CLOSED) {
                handOver = Ownership.of(step, id, who);
            }
            take(step, handOver, other, true);
            step.happened(handOver, who, who.name() + " 转给 " + other.name() + said(word));
            return handOver;
        });
    }

    /** Puts a conversation whose agent is gone, or does not answer, at the head of its queue. */
    void returned(Step step, HandOver handOver, String why) throws SQLException {
        Long person = handOver.person();
        if (person != null
                && step.sql()
                                .change(
                                        TO_LINE,
                                        null,
                                        handOver.queue(),
                                        true,
                                        step.now().plus(patience),
                                        handOver.id(),
                                        person)
                        == 1) {
            step.happened(handOver, null, why);
            step.changed(handOver, true);
        }
    }

    /** Gives the conversation back to the bot. */
    public void giveBack(long id, Speaker who, String word) {
        store.change(register.find(id).follower(), step -> {
            HandOver handOver = Ownership.of(step, id, who);
            close(step, handOver, who, who.name() + " 交还给机器人" + said(word), false);
            return handOver;
        });
    }

    /**
     * Closes the conversation: the bot has it again.
     *
     * @param over whether it need not be one's own
     */
    public void close(long id, Speaker who, String reason, boolean askRating, boolean over) {
        store.change(register.find(id).follower(), step -> {
            HandOver handOver = step.handOver(id);
            if (!over || handOver.isWith(who.person())) {
                handOver = Ownership.of(step, id, who);
            }
            close(step, handOver, who, who.name() + " 结束会话" + said(reason), askRating);
            return handOver;
        });
    }

    /** Closes it, unless it is closed; says whether that was so. */
    boolean close(Step step, HandOver handOver, @Nullable Speaker who, String why, boolean askRating)
            throws SQLException {
        Instant until = askRating ? step.now().plus(ratingTime) : null;
        if (step.sql().change(CLOSED, step.now(), until, handOver.id()) == 0) {
            return false;
        }
        step.happened(handOver, who, why);
        step.changed(handOver, true);
        if (askRating) {
            step.say(handOver, "请为这次服务打分：回复 1 到 5，5 分最好。想多说一句，可以写在后面，如“5分，很耐心”。");
        }
        return true;
    }

    /** The agent has read everything. */
    public void seen(long id, Speaker who) {
        store.change(register.find(id).follower(), step -> {
            if (step.sql().change(SEEN, id, who.person()) == 1) {
                step.changed(step.handOver(id), false);
            }
            return id;
        });
    }

    private static String said(String word) {
        return word.isBlank() ? "" : "：" + word.strip();
    }
}
