package io.yingda.knowledge.ranking;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.index.Question;
import io.yingda.knowledge.index.Wording;
import io.yingda.knowledge.meaning.Meaning;
import io.yingda.knowledge.meaning.Sight;
import io.yingda.knowledge.reading.QuestionReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ranks one version of the content against questions. Never changes; safe for many threads. */
public final class Ranking {

    private static final int HITS = 16;
    private static final int NEAREST = 14;
    private static final int NEAREST_MAPPED = 10;

    private final Catalogue catalogue;
    private final @Nullable Meaning meaning;
    private final Calibration calibration;
    private final Race race;

    /** By words alone, as sure as this version of the program has it. */
    public Ranking(Catalogue catalogue) {
        this(catalogue, null, Calibration.shipped(catalogue, false));
    }

    /**
     * @param meaning null to rank by words alone
     * @param calibration how sure to be, fitted with or without meaning as it is used here
     */
    public Ranking(Catalogue catalogue, @Nullable Meaning meaning, Calibration calibration) {
        this.catalogue = catalogue;
        this.meaning = meaning;
        this.calibration = calibration;
        race = new Race(catalogue, calibration.coefficients(), calibration.unmeasured());
    }

    /**
     * The articles this account may serve on this day that come near the question, best first.
     *
     * @param limit at most how many candidates
     */
    public Findings findings(Understanding understanding, LocalDate day, int limit) {
        String text = understanding.searched();
        Question question = understanding.readAs().isEmpty()
                ? catalogue.question(understanding)
                : catalogue.question(understanding.account(), text);
        List<Hit> hits = new ArrayList<>(catalogue.hits(question, day, HITS));
        String account = question.account();
        Sight sight = sight(text, question, Hidden.NOTHING);
        List<Contender> contenders = race(
                question, hits, sight, Hidden.NOTHING, entry -> entry.article().servedTo(account, day));
        return new Findings(candidates(contenders, limit), calibration.thresholds(), catalogue.version());
    }

    /** A folded question in the words of the content, as far as it is in others; the same text where it is not. */
    public String read(String folded) {
        QuestionReader reader = catalogue.questionReader();
        String plain = calibration.families().contains(Family.DIALECT) ? folded : reader.plain(folded);
        return calibration.families().contains(Family.SPELLED_WORDS) ? plain : reader.spelledOut(plain);
    }

    /** All entries in the running, as if what is hidden were not there. */
    List<Contender> contenders(String account, String folded, Hidden hidden) {
        Question question = catalogue.question(account, folded);
        List<Hit> hits = new ArrayList<>(catalogue.hits(question, HITS + 16));
        hits.removeIf(hidden::hides);
        return race(question, hits, sight(folded, question, hidden), hidden, entry -> true);
    }

    private @Nullable Sight sight(String folded, Question question, Hidden hidden) {
        // Punctuation and spaces alone mean nothing.
        return meaning == null || question.bare().isEmpty() ? null : meaning.sight(folded, question.bare(), hidden);
    }

    private List<Contender> race(
            Question question, List<Hit> hits, @Nullable Sight sight, Hidden hidden, Predicate<Entry> served) {
        if (sight != null) {
            // What is too new to have vectors could not win against what has them: let the words decide whether it
            // does.
            if (hits.stream().anyMatch(hit -> !sight.knows(hit.entry()))) {
                List<Contender> byWords = race.run(question, hits, null, hidden);
                if (!sight.knows(byWords.getFirst().entry())) {
                    return byWords;
                }
            }
            hits.addAll(sight.hits(NEAREST, NEAREST_MAPPED, entry -> catalogue.holds(entry) && served.test(entry)));
        }
        return race.run(question, hits, sight, hidden);
    }

    private List<Candidate> candidates(List<Contender> contenders, int limit) {
        Coefficients coefficients = calibration.coefficients();
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
        Coefficients coefficients = calibration.coefficients();
        for (Feature feature : Feature.values()) {
            if (coefficients.weigh(feature)) {
                double value = contender.value(feature);
                evidence.add(new Evidence(feature.label(), value, coefficients.contribution(feature, value)));
            }
        }
        return evidence;
    }

    /** Whether it compares by meaning, too. */
    public boolean usesMeaning() {
        return meaning != null;
    }

    /** The same content by words alone; this one when it is so already. */
    public Ranking byWords() {
        return meaning == null ? this : new Ranking(catalogue);
    }

    /** The same content, scored otherwise. */
    Ranking scoringWith(Coefficients coefficients) {
        return new Ranking(catalogue, meaning, calibration.with(coefficients, calibration.thresholds()));
    }

    /** The ranking of the next version of the content, by what is known of this one. */
    public Ranking over(Catalogue next) {
        return new Ranking(next, meaning, calibration);
    }

    /** The same content, as sure as this has it. */
    Ranking calibrated(Calibration other) {
        return new Ranking(catalogue, meaning, other);
    }

    /** How sure this version of the program would be of this content before it knew it. */
    Calibration shipped() {
        return Calibration.shipped(catalogue, meaning != null).without(calibration.families());
    }

    /** The same content, understood otherwise. */
    Ranking understanding(Meaning other) {
        return new Ranking(catalogue, other, calibration);
    }

    @Nullable
    Meaning meaning() {
        return meaning;
    }

    public Calibration calibration() {
        return calibration;
    }

    Catalogue catalogue() {
        return catalogue;
    }
}
