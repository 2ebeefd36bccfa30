package io.yingda.engine.decision;

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
 */
public record Notes(
        List<String> tags,
        List<String> reasons,
        List<String> appended,
        @Nullable String topic,
        boolean miss,
        boolean released) {

    public static final Notes NONE = new Notes(List.of(), List.of(), List.of(), null, false, false);

    public Notes {
        tags = List.copyOf(tags);
        reasons = List.copyOf(reasons);
        appended = List.copyOf(appended);
    }
}
