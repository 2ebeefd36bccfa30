package io.yingda.engine.decision;

import io.yingda.engine.fact.Facts;

/** The merchant's rules. Never throws for a rule's fault: a failing or runaway rule shows in the verdict. */
@FunctionalInterface
public interface RuleBook {
    Verdict decide(Facts facts);
}
