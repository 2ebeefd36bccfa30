package io.yingda.server.tickets;

import io.yingda.engine.message.FollowerId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is to be opened.
 *
 * @param photos WeChat's ids of the pictures among the fields, by the fields' names
 * @param deadline when it is to be done; null when there is no time
 * @param line of the follower's history that led to it; empty where none did
 * @param request names what asks for it, so that it is opened once; empty where nothing asks twice
 */
record Filing(
        TicketNumber number,
        FollowerId follower,
        String department,
        String title,
        Map<String, String> fields,
        Map<String, String> photos,
        @Nullable Instant deadline,
        Author author,
        String line,
        String request) {}
