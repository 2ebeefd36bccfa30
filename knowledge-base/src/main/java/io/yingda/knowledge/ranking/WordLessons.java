package io.yingda.knowledge.ranking;

import io.yingda.engine.article.Article;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.index.ArticleIndex;
import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.index.Hit;
import io.yingda.knowledge.index.Question;
import io.yingda.knowledge.text.Folding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** Questions whose right answer is known, made from content. */
final class WordLessons {

    private static final LocalDate NO_DAY = LocalDate.of(2026, 11, 22);
    private static final int HITS = 48;

    private static final double HIDDEN = 0.35;
    private static final double NOISY = 0.35;
    private static final double VERBATIM = 0.1;
    private static final double NEAR = 0.2;

    private WordLessons() {}

    /**
     * A question with the texts that were found for it.
     *
     * @param answers the ids of the right articles; empty when there are none
     * @param verbatim whether the question is one of the article's phrasings, letter by letter
     */
    record Lesson(
            Catalogue catalogue,
            Question question,
            List<Hit> hits,
            List<String> answers,
            boolean verbatim,
            double weight) {

        boolean answered() {
            return !answers.isEmpty();
        }

        List<Contender> race(Coefficients coefficients) {
            return new Race(catalogue, coefficients, Set.of()).run(question, hits, null, Hidden.NOTHING);
        }

        /** The place of the right article, from 0; -1 when it is not among them. */
        int right(List<Contender> contenders) {
            for (int place = 0; place < contenders.size(); place++) {
                if (answers.contains(contenders.get(place).entry().article().id())) {
                    return place;
                }
            }
            return -1;
        }
    }

    /** The content's own phrasings. */
    static List<Lesson> ofPhrasings(Material material, double weight, Random random) {
        Maker maker = new Maker(material.articles());
        for (Article article : maker.articles) {
            for (String phrasing : article.phrasings()) {
                String bare = Folding.bare(phrasing);
                Predicate<Hit> others = hit -> hit.phrasing() < 0
                        || !hit.entry().phrasings().get(hit.phrasing()).bare().equals(bare);
                Predicate<Hit> elsewhere = hit -> !hit.entry().article().id().equals(article.id());
                String noisy = TypingNoise.on(phrasing, random);
                maker.add(phrasing, others, List.of(article.id()), false, HIDDEN);
                maker.add(noisy, hit -> true, List.of(article.id()), false, NOISY);
                maker.add(phrasing, hit -> true, List.of(article.id()), true, VERBATIM);
                maker.add(noisy, elsewhere, List.of(), false, NEAR);
            }
        }
        return maker.weighing(weight);
    }

    /** What is asked of the content. */
    static List<Lesson> ofQuestions(Material material, double weight) {
        Maker maker = new Maker(material.articles());
        for (Asked asked : material.questions()) {
            maker.add(asked.text(), hit -> true, answers(asked), false, 1);
        }
        return maker.weighing(weight);
    }

    /** What nobody's content answers, asked of the content. */
    static List<Lesson> ofSmallTalk(Material material, double weight) {
        Maker maker = new Maker(material.articles());
        SmallTalk.bank().forEach(talk -> maker.add(talk, hit -> true, List.of(), false, 1));
        return maker.weighing(weight);
    }

    /** What is asked of the content, compared with the answers alone. */
    static List<Lesson> ofAnswers(Material material, double weight) {
        Maker maker = new Maker(material.answersAlone().articles());
        for (Asked asked : material.questions()) {
            List<String> answers = answers(asked);
            maker.add(asked.text(), hit -> true, answers, false, 1 - NEAR);
            maker.add(
                    asked.text(), hit -> !answers.contains(hit.entry().article().id()), List.of(), false, NEAR);
        }
        return maker.weighing(weight);
    }

    private static List<String> answers(Asked asked) {
        return asked.right().stream().sorted().toList();
    }

    private static final class Maker {

        private final ArticleIndex index;
        private final Catalogue catalogue;
        private final List<Article> articles;
        private final List<Lesson> lessons = new ArrayList<>();

        Maker(List<Article> articles) {
            this.articles = articles;
            index = new ArticleIndex(Dictionary.EMPTY);
            catalogue = index.catalogue(articles);
        }

        void add(String text, Predicate<Hit> admitted, List<String> answers, boolean verbatim, double weight) {
            String folded = Folding.fold(text).strip();
            Question question =
                    catalogue.question(new Understanding("", text, folded, index.tokens("", folded), "zh-Hans"));
            List<Hit> hits = catalogue.hits(question, NO_DAY, HITS).stream()
                    .filter(admitted)
                    .toList();
            lessons.add(new Lesson(catalogue, question, hits, answers, verbatim, weight));
        }

        /** The lessons, their weights scaled to this sum. */
        List<Lesson> weighing(double weight) {
            double sum = lessons.stream().mapToDouble(Lesson::weight).sum();
            return lessons.stream()
                    .map(lesson -> new Lesson(
                            lesson.catalogue(),
                            lesson.question(),
                            lesson.hits(),
                            lesson.answers(),
                            lesson.verbatim(),
                            lesson.weight() * weight / sum))
                    .toList();
        }
    }
}
