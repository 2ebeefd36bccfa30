package io.yingda.server.desk.handover;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.store.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation handed over to people.
 *
 * @param message whether it was left as a message: the bot goes on meanwhile
 * @param queue the skill group
 * @param priority 0 is normal, higher is sooner
 * @param front whether it comes before all priorities, since an agent had it and went
 * @param reason why, as a word of the program
 * @param reasonText why, in words for people
 * @param context what the bot knew, as JSON
 * @param person who has it, or had it last
 * @param agent that person's name; null when nobody has it
 * @param since when it was handed over
 * @param deadline when it goes back to the bot unless somebody takes it; null when it does not by itself
 * @param lastFrom {@code follower}, {@code bot} or {@code agent}
 * @param unread how many of the follower's messages the agent has not seen
 * @param unanswered whether the follower's last message is without an answer by an agent
 * @param warned whether the follower was told that it ends
 * @param told how many were said to be ahead; below 0 when nothing was said
 * @param stars the follower's rating; null when there is none
 * @param word what the follower added to it
 * @param profile what is known of the follower, as JSON; null when nothing is
 */
public record HandOver(
        long id,
        FollowerId follower,
        State state,
        boolean message,
        String queue,
        int priority,
        boolean front,
        String reason,
        String reasonText,
        String context,
        @Nullable Long person,
        @Nullable String agent,
        @Nullable Long lastPerson,
        Instant since,
        @Nullable Instant takenAt,
        @Nullable Instant closedAt,
        @Nullable Instant deadline,
        String lastText,
        String lastFrom,
        Instant lastAt,
        int unread,
        boolean unanswered,
        boolean warned,
        int told,
        Instant toldAt,
        @Nullable Integer stars,
        String word,
        @Nullable String profile) {

    static final String FROM = """
            SELECT h.id, h.follower, h.state, h.message, h.queue, h.priority, h.front, h.reason, h.reason_text, h.context,
              h.person, a.name, h.last_person, h.since, h.taken_at, h.closed_at, h.deadline, h.last_text, h.last_from,
              h.last_at, h.unread, h.unanswered, h.warned, h.told, h.told_at, h.stars, h.word,
              f.profile
            FROM hand_over h LEFT JOIN desk_agent a ON a.person = h.person LEFT JOIN follower f ON f.id = h.follower
            """;

    /** WeChat's own agents are not known by name. */
    private static final String WECHAT = "微信客服";

    static HandOver read(ResultSet row) throws SQLException {
        State state = State.of(row.getInt(3));
        String name = row.getString(12);
        return new HandOver(
                row.getLong(1),
                Keys.follower(row.getString(2)),
                state,
                row.getInt(4) != 0,
                row.getString(5),
                row.getInt(6),
                row.getInt(7) != 0,
                row.getString(8),
                row.getString(9),
                row.getString(10),
                number(row, 11),
                name == null && state == State.AGENT ? WECHAT : name,
                number(row, 13),
                Instant.ofEpochMilli(row.getLong(14)),
                instant(row, 15),
                instant(row, 16),
                instant(row, 17),
                row.getString(18),
                row.getString(19),
                Instant.ofEpochMilli(row.getLong(20)),
                row.getInt(21),
                row.getInt(22) != 0,
                row.getInt(23) != 0,
                row.getInt(24),
                Instant.ofEpochMilli(row.getLong(25)),
                number(row, 26) == null ? null : row.getInt(26),
                row.getString(27),
                row.getString(28));
    }

    /** Whether this person has it. */
    public boolean isWith(long who) {
        return state == State.AGENT && person != null && person == who;
    }

    /** Whether WeChat's own desk has it. */
    public boolean isWithWeChat() {
        return state == State.AGENT && person == null;
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
