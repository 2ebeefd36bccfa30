package io.yingda.server.desk.handover;

import io.yingda.engine.decision.Decision.OpenTicket;
import io.yingda.engine.message.FollowerId;
import io.yingda.server.store.Sql;
import java.sql.SQLException;
import java.time.Duration;

/** What turns do to tickets, in the transactions that keep the turns. */
public interface TicketSteps {

    /** So long after an answer to a ticket the conversation still goes on about it. */
    Duration GOES_ON = Duration.ofMinutes(15);

    /**
     * Opens what a rule files.
     *
     * @param line of the follower's history that led to it
     * @return whether the conversation waits at the desk as well, since the department works there
     */
    boolean opened(Step step, FollowerId follower, OpenTicket ticket, String line) throws SQLException;

    /**
     * The follower wrote: where a ticket waits for that, it is noted there, and what follows soon afterwards as well.
     *
     * @param line of the follower's history that says it
     * @param aside whether the bot took it for something else, which matters only once a ticket has had an answer
     */
    void answered(Step step, FollowerId follower, String words, String line, boolean aside) throws SQLException;

    /** The follower leaves, and everything of the follower is about to be erased: other help desks are to do the same. */
    void leaving(Sql sql, FollowerId follower) throws SQLException;
}
