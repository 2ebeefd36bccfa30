package io.yingda.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.knowledge.ranking.Ranking;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * How questions were read with one dictionary and what one ranking found for them, kept for those that are asked again:
 * followers ask the same things in the same words all day. Safe for many threads.
 */
final class RememberedFindings {

    /** About 20 MB at the most; what is asked once makes way for what is asked often. */
    private static final int MOST = 2_000;

    /** Longer words, in characters, are rarely said twice. */
    private static final int SHORT = 60;

    private final Cache<Said, Understanding> read = remembering();
    private final Cache<Asked, Findings> remembered = remembering();
    private final Ranking ranking;
    private final Ranking byWords;
    private final MeaningGate gate;

    RememberedFindings(Ranking ranking, MeaningGate gate) {
        this.ranking = ranking;
        this.byWords = ranking.byWords();
        this.gate = gate;
    }

    /** Looks after itself on the threads that use it: to wake another for that costs more than the little there is to do. */
    private static <K, V> Cache<K, V> remembering() {
        return Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    }

    Ranking ranking() {
        return ranking;
    }

    MeaningGate gate() {
        return gate;
    }

    /** The same with another ranking, through the same gate. */
    RememberedFindings rankedBy(Ranking better) {
        return new RememberedFindings(better, gate);
    }

    /** How these words are read. */
    Understanding understanding(String account, String words, Supplier<Understanding> reading) {
        if (words.length() > SHORT) {
            return reading.get();
        }
        Said said = new Said(account, words);
        Understanding known = read.getIfPresent(said);
        if (known == null) {
            known = reading.get();
            read.put(said, known);
        }
        return known;
    }

    /** As {@link Ranking#findings}; by words alone while too many others search by meaning, which is not remembered. */
    Findings findings(Understanding question, LocalDate day, int limit) {
        Asked asked = new Asked(question.account(), question.searched(), day, limit);
        Findings known = remembered.getIfPresent(asked);
        if (known != null) {
            return known;
        }
        boolean gated = ranking.usesMeaning();
        if (gated && !gate.enter()) {
            return byWords.findings(question, day, limit);
        }
        try {
            Findings found = ranking.findings(question, day, limit);
            remembered.put(asked, found);
            return found;
        } finally {
            if (gated) {
                gate.leave();
            }
        }
    }

    private record Said(String account, String words) {}

    /** @param text what is searched for */
    private record Asked(String account, String text, LocalDate day, int limit) {}
}
