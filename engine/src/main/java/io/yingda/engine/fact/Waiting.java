package io.yingda.engine.fact;

import java.time.Instant;

/**
 * A conversation handed over and not yet given back.
 *
 * @param queue the skill group it waits in
 * @param since when it was handed over
 */
public record Waiting(String queue, Instant since) {}
