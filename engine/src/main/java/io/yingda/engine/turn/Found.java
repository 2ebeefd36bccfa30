package io.yingda.engine.turn;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Part;
import io.yingda.engine.knowledge.Findings;
import java.util.List;

/**
 * What was found for one question of a message.
 *
 * @param text the question as typed
 * @param loose whether only a comma parts it from the one before
 * @param leans whether it says nothing without the one before
 * @param readAs what was searched for in its place; empty when it stands for itself
 */
record Found(String text, boolean loose, boolean leans, String readAs, Findings findings) {

    /**
     * Adds it to those before it, or lets one of them take it in: when both have the same answer, when it leans on the one
     * before and nothing sure was found, or when only a comma parts them and not both are sure.
     */
    void join(List<Found> earlier) {
        for (int index = 0; index < earlier.size(); index++) {
            Found other = earlier.get(index);
            boolean next = index == earlier.size() - 1;
            if (hasTheAnswerOf(other) || (next && isAfterthoughtTo(other))) {
                Found better = !other.isSure() && isSure() ? this : other;
                earlier.set(
                        index,
                        new Found(other.text + "；" + text, other.loose, other.leans, better.readAs, better.findings));
                return;
            }
        }
        earlier.add(this);
    }

    Part asPart(int number) {
        return new Part(number, text, readAs, findings.candidates(), findings.thresholds());
    }

    private boolean hasTheAnswerOf(Found other) {
        Candidate best = findings.best();
        Candidate others = other.findings.best();
        return best != null
                && others != null
                && (isSure() || other.isSure())
                && best.id().equals(others.id());
    }

    private boolean isAfterthoughtTo(Found other) {
        boolean worthless = findings.confidence() < findings.thresholds().offer();
        return loose ? !(isSure() && other.isSure()) : worthless && leans;
    }

    private boolean isSure() {
        return findings.areSure();
    }
}
