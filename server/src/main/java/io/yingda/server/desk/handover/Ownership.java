package io.yingda.server.desk.handover;

import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.desk.handover.Step.Speaker;
import java.sql.SQLException;

/** Only whoever has a conversation may go on with it. */
public final class Ownership {

    private static final String OWN = "UPDATE hand_over SET warned = 0 WHERE id = ? AND state = 1 AND person = ?";
    private static final String OVER = "这个会话已经结束";

    private Ownership() {}

    /** The hand-over, which this person has: also when that changes at the same time. */
    static HandOver of(Step step, long id, Speaker who) throws SQLException {
        if (step.sql().change(OWN, id, who.person()) == 0) {
            throw refused(step.handOver(id));
        }
        return step.handOver(id);
    }

    /** The same, as it stood a moment ago: before something is done that is not undone with the transaction. */
    public static void check(HandOver handOver, Speaker who) {
        if (!handOver.isWith(who.person())) {
            throw refused(handOver);
        }
    }

    /** Why somebody else cannot go on. */
    static Refused refused(HandOver handOver) {
        if (handOver.state() == State.WAITING) {
            return new Refused(Why.TAKEN, "这个会话还没有人接待，请先接待");
        }
        return new Refused(Why.TAKEN, handOver.state() == State.CLOSED ? OVER : handOver.agent() + " 已经在接待这位粉丝");
    }
}
