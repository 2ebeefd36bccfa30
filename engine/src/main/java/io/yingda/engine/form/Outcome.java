package io.yingda.engine.form;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Filling;

/**
 * What comes of a form's step.
 *
 * @param decision asks for the next thing, or is what the form was for
 * @param filling the form as it now stands; without values when the follower gave up
 * @param isOver whether it is done with
 */
public record Outcome(Decision decision, Filling filling, boolean isOver, Progress progress) {}
