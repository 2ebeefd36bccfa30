package io.yingda.server.tickets;

import io.yingda.server.desk.handover.Step.Speaker;
import org.jspecify.annotations.Nullable;

/**
 * Who does something to a ticket.
 *
 * @param speaker one of ours; null where it is a rule or another help desk
 * @param name as others see it; empty for a rule
 */
record Author(@Nullable Speaker speaker, String name) {

    static final Author RULE = new Author(null, "");

    static Author of(Speaker speaker) {
        return new Author(speaker, speaker.name());
    }

    static Author elsewhere(String name) {
        return new Author(null, name);
    }

    @Nullable
    Long person() {
        return speaker == null ? null : speaker.person();
    }
}
