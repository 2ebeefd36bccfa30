package io.yingda.engine.turn;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.form.Progress;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.message.Inbound;
import java.time.Instant;
import java.util.List;

/**
 * Why a turn went as it did: enough to explain it and to replay it.
 *
 * @param inbound what came in
 * @param at when the turn ran
 * @param understanding how the words were read; of nothing when there were none
 * @param facts what the rules saw in the last round
 * @param rounds what the rules said, one verdict a round of look-ups
 * @param forms how forms came on, in order
 * @param decision what was decided in the end
 * @param failures what went wrong on the way, in words
 * @param steps the steps in order
 * @param knowledgeVersion the content that was searched; empty when nothing was
 */
public record Trace(
        Inbound inbound,
        Instant at,
        Understanding understanding,
        Facts facts,
        List<Verdict> rounds,
        List<Progress> forms,
        Decision decision,
        List<String> failures,
        List<Step> steps,
        String knowledgeVersion) {

    public Trace {
        rounds = List.copyOf(rounds);
        forms = List.copyOf(forms);
        failures = List.copyOf(failures);
        steps = List.copyOf(steps);
    }
}
