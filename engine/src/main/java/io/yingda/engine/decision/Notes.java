package io.yingda.engine.decision;

import io.yingda.engine.fact.Follower;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules noted beside their decisions. Notes add up over rules; those of a rule whose decision lost are not among them.
 *
 * @param tags to be added to the follower
 * @param reasons why, in words, for the trace and the desk
 * @param appended lines put after the reply
 * @param topic the topic talked about; null leaves it as it follows from the decision
 * @param miss whether the bot had nothing to give
 * @param released whether a hand-over under way is taken back
 * @param member the member the follower has proved to be; empty when the follower is none any more, null leaves it as it is
 * @param tickets whether the follower is told which tickets are open
 * @param forgotten whether everything that is kept of the follower goes
 */
public record Notes(
        List<String> tags,
        List<String> reasons,
        List<String> appended,
        @Nullable String topic,
        boolean miss,
        boolean released,
        @Nullable String member,
        boolean tickets,
        boolean forgotten) {

    public static final Notes NONE = new Notes(List.of(), List.of(), List.of(), null, false, false);

    public Notes {
        tags = List.copyOf(tags);
        reasons = List.copyOf(reasons);
        appended = List.copyOf(appended);
    }

    /** Those that leave alone who the follower is. */
    public Notes(
            List<String> tags,
            List<String> reasons,
            List<String> appended,
            @Nullable String topic,
            boolean miss,
            boolean released) {
        this(tags, reasons, appended, topic, miss, released, null, false, false);
    }

    /** The follower as noted. */
    public Follower of(Follower follower) {
        Follower tagged = follower.tagged(tags);
        return member == null ? tagged : tagged.being(member);
    }
}
