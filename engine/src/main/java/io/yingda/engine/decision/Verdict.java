package io.yingda.engine.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules made of the facts.
 *
 * @param decision the winning decision; null when no rule proposed one
 * @param notes what was noted beside it
 * @param fired names of the rules that fired, in order
 * @param proposals every decision proposed, in order
 * @param failure what went wrong while the rules ran, in words; empty when nothing did
 * @param version names the rules that were applied
 */
public record Verdict(
        @Nullable Decision decision,
        Notes notes,
        List<String> fired,
        List<Proposal> proposals,
        String failure,
        String version) {

    public Verdict {
        fired = List.copyOf(fired);
        proposals = List.copyOf(proposals);
    }
}
