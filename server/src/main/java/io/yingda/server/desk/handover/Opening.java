package io.yingda.server.desk.handover;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.store.Keys;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over that is to begin.
 *
 * @param message whether it is left as a message
 * @param context what the bot knew, as JSON
 * @param deadline when it goes back to the bot unless somebody takes it; null when it does not by itself
 * @param said what the follower said last; null when that is not what led to it
 */
record Opening(
        FollowerId follower,
        boolean message,
        String queue,
        int priority,
        String reason,
        String reasonText,
        String context,
        @Nullable Instant deadline,
        @Nullable String said) {

    private static final String INSERT = """
            INSERT INTO hand_over (id, follower, state, message, queue, priority, front, reason, reason_text, context, since,
              deadline, last_text, last_from, last_at, unread, unanswered, warned, told, told_at, word, last_person)
            VALUES (?, ?, 0, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, 'follower', ?, ?, ?, 0, -1, 0, '',
              (SELECT person FROM hand_over WHERE follower = ? AND person IS NOT NULL ORDER BY id DESC LIMIT 1))""";

    /** Begins it: nobody has it yet. */
    HandOver in(Step step) throws SQLException {
        long id = step.identifier();
        String key = Keys.of(follower);
        boolean waits = said != null;
        step.sql()
                .change(
                        INSERT,
                        id,
                        key,
                        message,
                        queue,
                        priority,
                        reason,
                        reasonText,
                        context,
                        step.now(),
                        deadline,
                        said == null ? "" : Step.shortened(said),
                        step.now(),
                        waits ? 1 : 0,
                        waits,
                        key);
        return step.handOver(id);
    }
}
