package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hidden;
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

    /** Of entries with more phrasings than this only those count that were found. */
    private static final int MOST_MET = 16;

    private final Catalogue catalogue;
    private final Coefficients coefficients;
    private final SharedTerms sharedTerms;
    private final Set<Feature> unmeasured;

    Race(Catalogue catalogue, Coefficients coefficients, Set<Feature> unmeasured) {
        this.catalogue = catalogue;
        this.coefficients = coefficients;
        this.unmeasured = unmeasured;
        sharedTerms = new SharedTerms(catalogue.frequencies());
    }

    /** The entries of these texts, measured and scored, best first. */
    List<Contender> run(Question question, List<Hit> hits, @Nullable Sight sight, Hidden hidden) {
        List<Contender> contenders =
                new ArrayList<>(nearest(question, hits, sight != null, hidden).values());
        List<Signal> signals =
                List.of(sharedTerms, new Alignment(), new KeywordsNamed(), new HardEvidence(question.bare()));
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
        situate(question, contenders, sight == null ? 0 : sight.nearest(), hidden);
        return contenders;
    }

    /** Each entry with the phrasing that is nearest to the question. */
    private Map<Integer, Contender> nearest(Question question, List<Hit> hits, boolean all, Hidden hidden) {
        Map<Integer, Contender> nearest = new LinkedHashMap<>();
        for (Hit hit : hits) {
            Entry entry = hit.entry();
            Contender contender = nearest.get(entry.number());
            boolean isNew = contender == null;
            if (contender == null) {
                contender = new Contender(entry);
                nearest.put(entry.number(), contender);
            }
            if (all && entry.phrasings().size() <= MOST_MET) {
                for (int index = 0; isNew && index < entry.phrasings().size(); index++) {
                    if (!hidden.hides(new Hit(entry, index))) {
                        sharedTerms.meet(question, contender, entry.phrasings().get(index));
                    }
                }
                continue;
            }
            if (hit.phrasing() >= 0) {
                sharedTerms.meet(question, contender, entry.phrasings().get(hit.phrasing()));
            }
        }
        return nearest;
    }

    private void situate(Question question, List<Contender> contenders, double nearest, Hidden hidden) {
        double unknown = unknown(question.ownWords(), hidden);
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

    private double unknown(Weighted words, Hidden hidden) {
        double unknown = 0;
        for (int index = 0; index < words.size(); index++) {
            if (!catalogue.knowsWord(words.id(index), hidden)) {
                unknown += words.rarity(index);
            }
        }
        return words.total() == 0 ? 1 : unknown / words.total();
    }
}
