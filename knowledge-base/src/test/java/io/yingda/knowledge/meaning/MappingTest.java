package io.yingda.knowledge.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.index.ArticleIndex;
import io.yingda.knowledge.index.Catalogue;
import io.yingda.knowledge.index.Entry;
import io.yingda.knowledge.index.Hidden;
import io.yingda.knowledge.index.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Articles are about one of many topics, in the first dimensions; how they are worded is noise in the others. */
class MappingTest {

    private static final int ARTICLES = 40;
    private static final int DIMENSIONS = 32;
    private static final int TELLING = 8;

    @Test
    void aLearnedMapBringsTheTextsOfAnArticleTogether() {
        Space plain = space();
        Space learned = plain.under(Mapping.learn(plain, text -> true));

        assertThat(learned.map().isIdentity()).isFalse();
        assertThat(found(learned)).isGreaterThan(found(plain) + 5);
    }

    @Test
    void theSameContentGivesTheSameMap() {
        assertThat(Mapping.learn(space(), text -> true).rows())
                .isDeepEqualTo(Mapping.learn(space(), text -> true).rows());
    }

    @Test
    void withTooLittleToLearnFromTheMapLeavesEverythingAsItIs() {
        Space plain = space();

        assertThat(Mapping.learn(plain, text -> text.place().entry().number() < 5)
                        .isIdentity())
                .isTrue();
    }

    @Test
    void whatIsHiddenIsNotSeen() {
        Space space = space();
        Entry entry = space.text(0).place().entry();
        float[] question = space.points().vectors()[0];

        Sight all = space.look(question, Hidden.NOTHING);
        Sight without = space.look(question, Hidden.phrasing(new Hit(entry, 0)));
        Sight none = space.look(question, Hidden.entries(Set.of(entry.number())));

        assertThat(all.cosine(entry)).isGreaterThan(.999);
        assertThat(all.hits(3, 3, any -> true).getFirst().entry().number()).isEqualTo(entry.number());
        assertThat(without.cosine(entry)).isBetween(.01, .99);
        assertThat(none.cosine(entry)).isZero();
        assertThat(none.hits(3, 3, any -> true)).noneMatch(hit -> hit.entry().number() == entry.number());
    }

    @Test
    void neighboursFoundForAllTextsAtOnceAreThoseFoundForEachAlone() {
        Points points = space().points();
        int[] texts = IntStream.range(0, points.size()).toArray();

        Nearest[] atOnce =
                new JointSearch(points, points.vectors(), points.allPhrasings(), text -> text % 3 > 0).of(texts, 7);

        for (int text : texts) {
            Nearest alone = Neighbourhood.near(
                    points,
                    text,
                    Aim.plain(points.vector(text), points.lengths()),
                    points.finders().phrasings(),
                    other -> other % 3 > 0,
                    7);
            assertThat(IntStream.range(0, 7).map(atOnce[text]::place).toArray())
                    .containsExactly(IntStream.range(0, 7).map(alone::place).toArray());
            assertThat(atOnce[text].mean(7)).isEqualTo(alone.mean(7), within(1e-5f));
        }
    }

    /** How many texts have a text of their own article nearest under the map. */
    private static int found(Space space) {
        int found = 0;
        for (int text = 0; text < space.size(); text++) {
            Hit place = space.text(text).place();
            Sight sight = space.look(space.points().vectors()[text], Hidden.phrasing(place));
            double own = sight.mappedCosine(place.entry());
            boolean first = true;
            for (int other = 0; other < space.size(); other++) {
                Entry stranger = space.text(other).place().entry();
                first &= stranger.number() == place.entry().number() || sight.mappedCosine(stranger) < own;
            }
            found += first ? 1 : 0;
        }
        return found;
    }

    private static Space space() {
        List<Article> articles = new ArrayList<>();
        for (int number = 0; number < ARTICLES; number++) {
            articles.add(new Article(
                    "article-" + number,
                    "问题" + number,
                    List.of("说法" + number, "问法" + number),
                    "",
                    List.of(),
                    "",
                    List.of(),
                    Set.of(),
                    Validity.ALWAYS));
        }
        try (ArticleIndex index = new ArticleIndex(Dictionary.EMPTY)) {
            Catalogue catalogue = index.catalogue(articles);
            List<Text> texts = Texts.of(catalogue.entries());
            catalogue.release();
            return new Space(texts, vectors(texts), LinearMap.identity(DIMENSIONS));
        }
    }

    private static float[][] vectors(List<Text> texts) {
        Random noise = new Random(3);
        float[][] vectors = new float[texts.size()][DIMENSIONS];
        for (int text = 0; text < vectors.length; text++) {
            Random topic = new Random(texts.get(text).place().entry().number() + 100);
            for (int place = 0; place < DIMENSIONS; place++) {
                vectors[text][place] = (float)
                        (place < TELLING
                                ? topic.nextGaussian() + .2 * noise.nextGaussian()
                                : .7 * noise.nextGaussian());
            }
            Scaling.divide(vectors[text], Scaling.length(vectors[text]));
        }
        return vectors;
    }
}
