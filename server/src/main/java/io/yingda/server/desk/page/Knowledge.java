package io.yingda.server.desk.page;

import io.yingda.engine.fact.Candidate;
import java.util.List;
import java.util.Optional;

/** The articles, for people who look for one. Safe for many threads. */
public interface Knowledge {

    /** What may be the answer to some words, best first. */
    List<Candidate> answers(String words);

    /** What an article is called; empty when there is none of this identifier. */
    Optional<String> title(String article);
}
