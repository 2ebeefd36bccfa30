package io.yingda.engine.decision;

/** A decision a rule proposed; the one of the highest salience wins, the earlier one among equals. */
public record Proposal(String rule, int salience, Decision decision) {}
