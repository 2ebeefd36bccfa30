package io.yingda.server.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a ticket; null leaves a thing as it is.
 *
 * @param external what another help desk calls it
 * @param comment empty for none
 * @param told whether the comment goes to the follower
 */
record Change(
        @Nullable TicketState state,
        @Nullable String department,
        @Nullable Assignee assignee,
        @Nullable Due due,
        @Nullable String external,
        String comment,
        boolean told) {

    /** Who is to work on it; nobody for null. */
    record Assignee(@Nullable Long person, String name) {}

    /** When it is to be done; no time for null. */
    record Due(@Nullable Instant at) {}

    static Change comment(String words, boolean told) {
        return new Change(null, null, null, null, null, words, told);
    }

    static Change to(TicketState state, String comment, boolean told) {
        return new Change(state, null, null, null, null, comment, told);
    }
}
