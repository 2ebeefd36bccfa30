package io.yingda.rules.scenario;

import io.yingda.engine.document.Node;
import io.yingda.engine.fact.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a scenario.
 *
 * @param line where it begins
 * @param sends what the follower does: {@code text}, {@code voice}, {@code image} and so on
 * @param value the words, media id, label or key that goes with it
 * @param after time since the turn before
 * @param candidates what a search is to find; null for a real search
 * @param searches what a search for exactly this text is to find, by the text
 * @param lookups the merchant's systems, by operation
 */
public record ScriptedTurn(
        int line,
        Sends sends,
        String value,
        Duration after,
        @Nullable List<ScriptedCandidate> candidates,
        Map<String, List<ScriptedCandidate>> searches,
        Map<String, ScriptedLookup> lookups,
        Expectation expectation) {

    public ScriptedTurn {
        candidates = candidates == null ? null : List.copyOf(candidates);
        searches = Map.copyOf(searches);
        lookups = Map.copyOf(lookups);
    }

    /** What a follower can do, named as scenario files name it in lower case. */
    public enum Sends {
        TEXT,
        VOICE,
        IMAGE,
        VIDEO,
        LOCATION,
        LINK,
        FILE,
        MENU,
        SCAN,
        FOLLOW,
        UNFOLLOW,
        OTHER,
        /** The answer to what an earlier turn looked up comes late. */
        LATE
    }

    /**
     * A candidate in place of a search's.
     *
     * @param article the id; its article in the knowledge base lends what is null here
     */
    public record ScriptedCandidate(
            String article,
            double confidence,
            @Nullable String category,
            @Nullable String question,
            @Nullable String answer,
            int line) {}

    /**
     * What a system answers in place of the operation's sample.
     *
     * @param fields what it returns, as written
     * @param fault what kind of failure it is; null when it succeeds
     * @param failure why it fails; empty when it succeeds
     * @param pending whether the answer may still come
     */
    public record ScriptedLookup(
            Node.Mapping fields, @Nullable Fault fault, String failure, boolean pending) {}
}
