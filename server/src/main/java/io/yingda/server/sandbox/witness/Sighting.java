package io.yingda.server.sandbox.witness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a follower saw in the chat.
 *
 * @param number where it stands among all pushes and sightings; what a follower saw later has a higher one
 * @param account the account's name in the URL
 * @param way how it came there
 * @param turns the keys of the pushes it answers: of a passive reply the push it came back on; otherwise those whose mark
 *     its words carry, and none when they carry no mark
 * @param kind of content
 * @param words what the follower read; empty where there are none
 * @param messageId of a template message; null otherwise
 * @param at in milliseconds since 1970 on the sandbox's clock
 * @param again whether the same content from the same turn was seen by this follower before
 */
public record Sighting(
        long number,
        String account,
        String openId,
        Way way,
        List<String> turns,
        String kind,
        String words,
        @Nullable Long messageId,
        long at,
        boolean again) {

    public Sighting {
        turns = List.copyOf(turns);
    }

    /** How something came to be seen. */
    public enum Way {
        PASSIVE,
        CUSTOMER_SERVICE,
        TEMPLATE,
        SUBSCRIPTION,
        /** An agent of WeChat's own customer service said it. */
        AGENT,
        /** WeChat itself: that the account is out of service. */
        OUT_OF_SERVICE
    }
}
