package io.yingda.server.desk.marks;

import io.yingda.engine.message.FollowerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the bot should have said something.
 *
 * @param line where
 * @param personName who found that
 * @param article the article it should have given; null when there is none yet
 * @param question what was asked
 * @param answer what should have been said; empty when the article says it
 * @param settled what became of it; null when nothing did
 */
public record Mark(
        long id,
        Instant at,
        FollowerId follower,
        String line,
        long person,
        String personName,
        @Nullable String article,
        String question,
        String answer,
        MarkState state,
        @Nullable Settled settled) {

    /**
     * What an editor made of it.
     *
     * @param word why, or how; may be empty
     */
    public record Settled(Instant at, long person, String personName, String word) {}
}
