package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.ranking.Outcome.Kind;
import io.yingda.knowledge.text.Folding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a knowledge base its own phrasings: each hidden, so that its article must be found by the others, or in other words,
 * where its article has no others; some with their whole article and its like hidden, so that nothing answers them; and small
 * talk. Tells how sure to be before the first follower wrote. The same content gives the same outcomes.
 */
final class Rehearsal {

    /** Everyday traffic as we assume it: for each question that is answered, how many of these are not. */
    static final double NEAR_TO_KNOWN = .3;

    static final double FAR_TO_KNOWN = .15;

    /** The same for a reworded phrasing, which is easier to find than what a follower writes. */
    private static final double NEAR_TO_REWORDED = .6;

    static final int MOST_KNOWN = 1000;
    private static final int MOST_NEAR = 500;
    private static final long SEED = 20260101;

    private final Ranking ranking;
    private final Function<Hit, @Nullable Ranking> unaware;
    private final Map<String, Set<Integer>> twins = new HashMap<>();

    /**
     * @param ranking the ranking in service, for what was never learned from
     * @param unaware for a phrasing, a ranking that did not learn from it; null for a phrasing that is not to be asked
     */
    Rehearsal(Ranking ranking, Function<Hit, @Nullable Ranking> unaware) {
        this.ranking = ranking;
        this.unaware = unaware;
        for (Entry entry : ranking.catalogue().entries()) {
            twins.computeIfAbsent(answer(entry), answer -> new HashSet<>()).add(entry.number());
        }
    }

    /**
     * The outcomes; none when there are too few phrasings.
     *
     * @param fewest how many phrasings it takes at least
     * @param smallTalk what people say that no merchant's article answers
     */
    List<Outcome> outcomes(int fewest, List<String> smallTalk) {
        List<Hit> phrasings = new ArrayList<>();
        for (Entry entry : ranking.catalogue().entries()) {
            for (int index = 0; index < entry.phrasings().size(); index++) {
                Hit phrasing = new Hit(entry, index);
                if (unaware.apply(phrasing) != null) {
                    phrasings.add(phrasing);
                }
            }
        }
        if (phrasings.size() < fewest) {
            return List.of();
        }
        List<Outcome> known = new ArrayList<>();
        double nearToKnown = 0;
        for (Hit phrasing : sample(phrasings, MOST_KNOWN)) {
            Ranking other = Objects.requireNonNull(unaware.apply(phrasing));
            Set<Integer> right = alike(phrasing.entry());
            boolean isOnly = phrasing.entry().phrasings().size() == 1;
            if (isOnly) {
                add(known, asked(ranking, reworded(phrasing), phrasing, Hidden.NOTHING), Kind.KNOWN, right);
            } else {
                add(known, asked(other, folded(phrasing), phrasing, Hidden.phrasing(phrasing)), Kind.HIDDEN, right);
            }
            nearToKnown += isOnly ? NEAR_TO_REWORDED : NEAR_TO_KNOWN;
        }
        List<Outcome> near = new ArrayList<>();
        for (Hit phrasing : sample(phrasings, MOST_NEAR)) {
            Ranking other = Objects.requireNonNull(unaware.apply(phrasing));
            Hidden hidden = Hidden.entries(alike(phrasing.entry()));
            // What a follower asks in vain is not worded the way the merchant words everything; where the known
            // phrasings
            // are reworded, they are so near to their articles that those asked in vain must stay near, too.
            boolean isOnly = phrasing.entry().phrasings().size() == 1;
            String said = isOnly ? folded(phrasing) : reworded(phrasing);
            add(near, asked(other, said, phrasing, hidden), Kind.NEAR, Set.of());
        }
        List<Outcome> far = new ArrayList<>();
        for (String said : smallTalk) {
            add(far, ranking.contenders("", Folding.fold(said).strip(), Hidden.NOTHING), Kind.FAR, Set.of());
        }
        List<Outcome> outcomes = new ArrayList<>(known);
        for (Outcome one : near) {
            outcomes.add(one.weighing(nearToKnown / near.size()));
        }
        far.forEach(one -> outcomes.add(one.weighing(FAR_TO_KNOWN * known.size() / far.size())));
        return outcomes;
    }

    private static List<Contender> asked(Ranking ranking, String said, Hit phrasing, Hidden hidden) {
        return ranking.contenders(phrasing.entry().account(), said, hidden);
    }

    private static void add(List<Outcome> outcomes, List<Contender> contenders, Kind kind, Set<Integer> right) {
        if (!contenders.isEmpty()) {
            Contender first = contenders.getFirst();
            outcomes.add(
                    new Outcome(first.measures(), right.contains(first.entry().number()), kind, 1));
        }
    }

    /** The entry and those that answer the same. */
    private Set<Integer> alike(Entry entry) {
        String answer = answer(entry);
        return answer.isEmpty() ? Set.of(entry.number()) : twins.getOrDefault(answer, Set.of(entry.number()));
    }

    private static String answer(Entry entry) {
        return Folding.bare(entry.article().answer());
    }

    private static String folded(Hit place) {
        return Folding.fold(place.entry().phrasings().get(place.phrasing()).text())
                .strip();
    }

    private String reworded(Hit place) {
        String folded = folded(place);
        return Rewording.of(folded, ranking.catalogue().tokens("", folded));
    }

    private static List<Hit> sample(List<Hit> all, int most) {
        List<Hit> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(SEED));
        return shuffled.subList(0, Math.min(most, shuffled.size()));
    }
}
