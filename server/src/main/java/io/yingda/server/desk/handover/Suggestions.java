package io.yingda.server.desk.handover;

import io.yingda.engine.fact.Candidate;
import java.util.List;

/** Finds what may be the answer to some words. Safe for many threads. */
@FunctionalInterface
public interface Suggestions {

    /** What this account may serve, best first. */
    List<Candidate> candidates(String account, String words);
}
