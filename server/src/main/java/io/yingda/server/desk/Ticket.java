package io.yingda.server.desk;

import io.yingda.engine.message.FollowerId;
import java.time.Instant;
import java.util.Map;

/**
 * A request filed with a department.
 *
 * @param fields what the rules filled in
 */
public record Ticket(FollowerId follower, String department, Map<String, String> fields, Instant at) {
    public Ticket {
        fields = Map.copyOf(fields);
    }
}
