package io.yingda.server.desk.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a follower's history.
 *
 * @param from {@code follower}, {@code bot}, {@code agent}, {@code note} or {@code event}
 * @param kind {@code text}, {@code image}, {@code voice}, {@code video}, {@code location}, {@code link}, {@code file} or
 *     {@code other}
 * @param media what WeChat calls the picture or voice that the follower sent, or the file that was sent; null when there is none
 * @param person who wrote it; null when nobody in person did
 * @param delivery how it stands with reaching the follower; null where that is not known, or it is not to
 * @param error why it has not reached the follower, in words
 * @param why what made the bot say it, in words; empty for everything else
 * @param answered the articles that were given in the turn
 * @param marked whether somebody said that the bot should have said this
 * @param clientKey what the page that sent it called it; null when no page did
 */
public record Line(
        Place place,
        Instant at,
        String from,
        String kind,
        String text,
        @Nullable String media,
        @Nullable Long person,
        String personName,
        @Nullable String delivery,
        String error,
        String why,
        List<Answered> answered,
        boolean marked,
        @Nullable String clientKey) {

    public Line {
        answered = List.copyOf(answered);
    }

    /** An article that was given. */
    public record Answered(String id, String title) {}
}
