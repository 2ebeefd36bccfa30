package io.yingda.server.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that makes a follower one customer with whoever else has it.
 *
 * @param kind {@link #MEMBER} or {@link #UNION}
 * @param value the member's number, or the union id
 * @param author who said so: {@link #CHAT} or {@link #WECHAT}
 * @param endedBy {@link #CHAT}, or a person's name; null while it holds
 */
public record Link(
        long id,
        String kind,
        String value,
        String author,
        Instant began,
        @Nullable String endedBy,
        @Nullable Instant ended) {

    /** The follower has proved to be a member of the merchant's. */
    public static final String MEMBER = "member";

    /** WeChat has the same union id for accounts of one owner. */
    public static final String UNION = "union";

    /** The follower, in the chat. */
    public static final String CHAT = "follower";

    public static final String WECHAT = "wechat";

    static final String COLUMNS = "id, kind, value, author, began_at, ended_by, ended_at";

    static Link read(ResultSet row) throws SQLException {
        long ended = row.getLong(7);
        boolean holds = row.wasNull();
        return new Link(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6),
                holds ? null : Instant.ofEpochMilli(ended));
    }

    public boolean holds() {
        return ended == null;
    }
}
