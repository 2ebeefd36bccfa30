package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.text.Folding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks a knowledge base its own phrasings: each hidden, so that its article must be found by the others; some with their whole
 * article and its like hidden, so that nothing answers them; and small talk. Tells how sure to be before the first follower
 * wrote. The same content gives the same outcomes.
 */
final class Rehearsal {

    /** Everyday traffic as we assume it: for each question that is answered, how many of these are not. */
    static final double NEAR_TO_KNOWN = .3;

    static final double FAR_TO_KNOWN = .15;

    private static final int MOST_KNOWN = 1200;
    private static final int MOST_NEAR = 600;
    private static final long SEED = 20260101;

    private final Ranking ranking;
    private final Function<Hit, Ranking> unaware;
    private final Map<String, Set<Integer>> twins = new HashMap<>();

    /**
     * @param ranking the ranking in service, for what was never learned from
     * @param unaware for a phrasing, a ranking that did not learn from it
     */
    Rehearsal(Ranking ranking, Function<Hit, Ranking> unaware) {
        this.ranking = ranking;
        this.unaware = unaware;
        for (Entry entry : ranking.catalogue().entries()) {
            twins.computeIfAbsent(answer(entry), answer -> new HashSet<>()).add(entry.number());
        }
    }

    /**
     * The outcomes; none when too few articles have several phrasings to be asked.
     *
     * @param fewest how many phrasings it takes at least
     * @param smallTalk what people say that no merchant's article answers
     */
    List<Outcome> outcomes(int fewest, List<String> smallTalk) {
        List<Hit> phrasings = new ArrayList<>();
        List<Hit> several = new ArrayList<>();
        for (Entry entry : ranking.catalogue().entries()) {
            for (int index = 0; index < entry.phrasings().size(); index++) {
                phrasings.add(new Hit(entry, index));
                if (entry.phrasings().size() > 1) {
                    several.add(new Hit(entry, index));
                }
            }
        }
        if (several.size() < fewest) {
            return List.of();
        }
        List<Outcome> known = new ArrayList<>();
        for (Hit phrasing : sample(several, MOST_KNOWN)) {
            ask(known, unaware.apply(phrasing), phrasing, Hidden.phrasing(phrasing));
        }
        List<Outcome> near = new ArrayList<>();
        for (Hit phrasing : sample(phrasings, MOST_NEAR)) {
            ask(near, unaware.apply(phrasing), phrasing, Hidden.entries(alike(phrasing.entry())));
        }
        List<Outcome> far = new ArrayList<>();
        for (String said : smallTalk) {
            add(far, ranking.contenders("", Folding.fold(said).strip(), Hidden.NOTHING), Set.of());
        }
        List<Outcome> outcomes = new ArrayList<>(known);
        near.forEach(one -> outcomes.add(one.weighing(NEAR_TO_KNOWN * known.size() / near.size())));
        far.forEach(one -> outcomes.add(one.weighing(FAR_TO_KNOWN * known.size() / far.size())));
        return outcomes;
    }

    private void ask(List<Outcome> outcomes, Ranking asked, Hit phrasing, Hidden hidden) {
        Entry entry = phrasing.entry();
        String folded =
                Folding.fold(entry.phrasings().get(phrasing.phrasing()).text()).strip();
        Set<Integer> right = hidden.hides(new Hit(entry, -1)) ? Set.of() : alike(entry);
        add(outcomes, asked.contenders(entry.account(), folded, hidden), right);
    }

    private static void add(List<Outcome> outcomes, List<Contender> contenders, Set<Integer> right) {
        if (!contenders.isEmpty()) {
            Contender first = contenders.getFirst();
            outcomes.add(
                    new Outcome(first.measures(), right.contains(first.entry().number()), 1));
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

    private static List<Hit> sample(List<Hit> all, int most) {
        List<Hit> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(SEED));
        return shuffled.subList(0, Math.min(most, shuffled.size()));
    }
}
