package io.yingda.knowledge.ranking;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.index.Question;
import io.yingda.knowledge.index.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Ranks one version of the content against questions. Never changes; safe for many threads. */
public final class Ranking {

    private static final Thresholds THRESHOLDS = new Thresholds(0.7, 0.2, 0.1);
    private static final int HITS = 64;

    private final Catalogue catalogue;
    private final Coefficients coefficients;
    private final Race race;

    public Ranking(Catalogue catalogue) {
        this(catalogue, Coefficients.shipped());
    }

    Ranking(Catalogue catalogue, Coefficients coefficients) {
        this.catalogue = catalogue;
        this.coefficients = coefficients;
        race = new Race(catalogue.frequencies(), coefficients);
    }

    /**
     * The articles this account may serve on this day that share something with the question, best first.
     *
     * @param limit at most how many candidates
     */
    public Findings findings(Understanding understanding, LocalDate day, int limit) {
        Question question = catalogue.question(understanding);
        List<Hit> hits = catalogue.hits(question, day, HITS);
        return new Findings(candidates(race.run(question, hits), limit), THRESHOLDS, catalogue.version());
    }

    private List<Candidate> candidates(List<Contender> contenders, int limit) {
        List<Candidate> candidates = new ArrayList<>();
        double confidence = 1;
        for (int index = 0; index < Math.min(limit, contenders.size()); index++) {
            Contender contender = contenders.get(index);
            confidence = Math.min(confidence, coefficients.confidenceOf(contender));
            double next = index + 1 < contenders.size() ? coefficients.confidenceOf(contenders.get(index + 1)) : 0;
            Wording phrasing = contender.phrasing();
            candidates.add(new Candidate(
                    index + 1,
                    contender.entry().article(),
                    phrasing == null ? "" : phrasing.text(),
                    confidence,
                    Math.max(0, confidence - next),
                    contender.score(),
                    evidence(contender)));
        }
        return candidates;
    }

    private List<Evidence> evidence(Contender contender) {
        List<Evidence> evidence = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            double value = contender.value(feature);
            evidence.add(new Evidence(feature.label(), value, coefficients.contribution(feature, value)));
        }
        return evidence;
    }
}
