package io.yingda.server.quality;

import java.util.List;
import java.util.Set;

/** Outcomes made up for tests. */
final class Asks {

    private Asks() {}

    /** @param confidence negative when nothing was found */
    static EvalOutcome outcome(String kind, boolean inScope, int rank, double confidence, Verdict verdict, long nanos) {
        String text = "问题" + rank + "，" + confidence;
        return new EvalOutcome(
                EvalQuestion.of("", text, inScope ? Set.of("right") : Set.of(), kind),
                confidence < 0 ? List.of() : List.of(new Guess(rank == 1 ? "right" : "wrong", "某条目", confidence)),
                rank,
                verdict,
                nanos);
    }
}
