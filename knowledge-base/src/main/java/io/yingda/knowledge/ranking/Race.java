package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Frequencies;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.index.Question;
import io.yingda.knowledge.index.Weighted;
import io.yingda.knowledge.meaning.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures the entries that were found for a question and puts them in order. */
final class Race {

    private static final double CLEAREST_LEAD = 6;

    private final Frequencies frequencies;
    private final Coefficients coefficients;
    private final SharedTerms sharedTerms;
    private final List<Signal> signals;
    private final Set<Feature> unmeasured;

    Race(Frequencies frequencies, Coefficients coefficients, Set<Feature> unmeasured) {
        this.frequencies = frequencies;
        this.coefficients = coefficients;
        this.unmeasured = unmeasured;
        sharedTerms = new SharedTerms(frequencies);
        signals = List.of(sharedTerms, new Alignment(), new KeywordsNamed());
    }

    /** The entries of these texts, measured and scored, best first. */
    List<Contender> run(Question question, List<Hit> hits, @Nullable Sight sight) {
        List<Contender> contenders = new ArrayList<>(nearest(question, hits).values());
        for (Contender contender : contenders) {
            for (Signal signal : signals) {
                signal.measure(question, contender);
            }
            if (sight != null) {
                Closeness.measure(sight, contender);
            }
            for (Feature feature : unmeasured) {
                contender.set(feature, 0);
            }
            contender.setScore(coefficients.scoreOf(contender));
        }
        contenders.sort(Comparator.<Contender>comparingDouble(Contender::score)
                .reversed()
                .thenComparing(contender -> contender.entry().article().id()));
        situate(question, contenders, sight == null ? 0 : sight.nearest());
        return contenders;
    }

    /** Each entry with the phrasing that is nearest to the question. */
    private Map<Integer, Contender> nearest(Question question, List<Hit> hits) {
        Map<Integer, Contender> nearest = new LinkedHashMap<>();
        for (Hit hit : hits) {
            Entry entry = hit.entry();
            Contender contender = nearest.computeIfAbsent(entry.number(), ignored -> new Contender(entry));
            if (hit.phrasing() >= 0) {
                sharedTerms.meet(question, contender, entry.phrasings().get(hit.phrasing()));
            }
        }
        return nearest;
    }

    private void situate(Question question, List<Contender> contenders, double nearest) {
        double unknown = unknown(question.ownWords());
        double length = Math.log1p(question.bare().length());
        double best = contenders.isEmpty() ? 0 : contenders.getFirst().score();
        double second =
                contenders.size() < 2 ? best - CLEAREST_LEAD : contenders.get(1).score();
        double all = 0;
        double weighted = 0;
        for (Contender contender : contenders) {
            double behind = contender.score() - best;
            all += Math.exp(behind);
            weighted += Math.exp(behind) * behind;
        }
        double entropy = all == 0 ? 0 : Math.log(all) - weighted / all;
        for (int index = 0; index < contenders.size(); index++) {
            Contender contender = contenders.get(index);
            double own = Math.exp(contender.score() - best);
            double lead = Math.log(own) - Math.log(Math.max(0, all - own) + Math.exp(-best));
            contender.set(Feature.LEAD, clear(lead));
            contender.set(Feature.GAP, clear(contender.score() - (index == 0 ? second : best)));
            contender.set(Feature.ENTROPY, entropy);
            contender.set(Feature.NEAREST, nearest);
            contender.set(Feature.UNKNOWN, unknown);
            contender.set(Feature.LENGTH, length);
            contender.set(Feature.BASE, 1);
        }
    }

    private static double clear(double lead) {
        return Math.clamp(lead, -CLEAREST_LEAD, CLEAREST_LEAD);
    }

    private double unknown(Weighted words) {
        double unknown = 0;
        for (int index = 0; index < words.size(); index++) {
            if (!frequencies.knowsWord(words.id(index))) {
                unknown += words.rarity(index);
            }
        }
        return words.total() == 0 ? 1 : unknown / words.total();
    }
}
