package io.yingda.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.knowledge.dictionary.Dictionary;
import io.yingda.knowledge.text.Folding;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final String CHARACTERS = "退货运费积分会员奶粉怎么多久可以换吗门店几点开";

    private final Random random = new Random(7);

    @Test
    void scoresTextsAsASearchOfLuceneDoes() throws IOException {
        List<Article> articles = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            articles.add(article("a" + number, List.of(text(), text()), text() + text(), Set.of()));
        }
        try (ArticleIndex index = new ArticleIndex(Dictionary.EMPTY)) {
            Catalogue catalogue = index.catalogue(articles);
            for (int round = 0; round < 50; round++) {
                Question question = catalogue.question("shop", Folding.fold(text()));
                float[] scores = catalogue.scores(question);
                float[] expected = new float[scores.length];
                ScoreDoc[] found =
                        new IndexSearcher(catalogue.reader()).search(shared(question), expected.length).scoreDocs;
                Arrays.stream(found).forEach(document -> expected[document.doc] = document.score);
                assertThat(scores).containsExactly(expected, Offset.offset(1e-4f));
                assertThat(catalogue.hits(question, 10)).hasSizeLessThanOrEqualTo(10);
            }
        }
    }

    @Test
    void findsOnlyWhatTheAccountMayServeOnThatDay() {
        Article everyone = article("all", List.of("怎么退货"), "可以退", Set.of());
        Article others = article("others", List.of("怎么退货"), "不能退", Set.of("other"));
        try (ArticleIndex index = new ArticleIndex(Dictionary.EMPTY)) {
            Catalogue catalogue = index.catalogue(List.of(everyone, others));
            Question question = catalogue.question("shop", "退货");
            assertThat(catalogue.hits(question, DAY, 10))
                    .extracting(hit -> hit.entry().article().id())
                    .containsOnly("all");
            assertThat(catalogue.hits(question, 10))
                    .extracting(hit -> hit.entry().article().id())
                    .contains("all", "others");
        }
    }

    @Test
    void scoresChangedContentAsIfItWereIndexedAnew() {
        List<Article> before =
                List.of(article("a", List.of(text()), text(), Set.of()), article("b", List.of("会员积分"), "", Set.of()));
        List<Article> after = List.of(article("a", List.of("退货运费"), "", Set.of()), before.get(1));
        try (ArticleIndex grown = new ArticleIndex(Dictionary.EMPTY);
                ArticleIndex fresh = new ArticleIndex(Dictionary.EMPTY)) {
            grown.catalogue(before);
            Catalogue changed = grown.catalogue(after);
            Catalogue anew = fresh.catalogue(after);
            assertThat(best(changed)).isEqualTo(best(anew)).isEqualTo("a");
            assertThat(sorted(changed)).isEqualTo(sorted(anew));
            assertThat(changed.frequencies().terms())
                    .isEqualTo(anew.frequencies().terms());
            assertThat(changed.frequencies().phrasingWords())
                    .isEqualTo(anew.frequencies().phrasingWords());
            assertThat(changed.frequencies().answerPairs())
                    .isEqualTo(anew.frequencies().answerPairs());
            assertThat(changed.question("shop", "退货运费积分").words().size())
                    .isEqualTo(anew.question("shop", "退货运费积分").words().size());
        }
    }

    @Test
    void anIndexThatKeepsMostlyTermsOfArticlesThatAreGoneIsWorn() {
        try (ArticleIndex index = new ArticleIndex(Dictionary.EMPTY)) {
            index.catalogue(List.of(article("old", List.of("旧的"), syllables(0, 6_000), Set.of())));
            assertThat(index.isWorn()).isFalse();
            index.catalogue(List.of(article("new", List.of("新的"), syllables(6_000, 11_000), Set.of())));
            assertThat(index.isWorn()).isTrue();
        }
    }

    /** Characters that stand side by side nowhere else. */
    private static String syllables(int from, int until) {
        StringBuilder text = new StringBuilder();
        for (int number = from; number < until; number++) {
            text.appendCodePoint(0x4E00 + number);
        }
        return text.toString();
    }

    @Test
    void findsNothingWithoutArticles() {
        try (ArticleIndex index = new ArticleIndex(Dictionary.EMPTY)) {
            Catalogue catalogue = index.catalogue(List.of());
            assertThat(catalogue.hits(catalogue.question("shop", "退货"), DAY, 10))
                    .isEmpty();
        }
    }

    private static String best(Catalogue catalogue) {
        return catalogue
                .hits(catalogue.question("shop", "退货运费积分"), 1)
                .getFirst()
                .entry()
                .article()
                .id();
    }

    private static float[] sorted(Catalogue catalogue) {
        float[] scores = catalogue.scores(catalogue.question("shop", "退货运费积分"));
        Arrays.sort(scores);
        return scores;
    }

    private static BooleanQuery shared(Question question) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        add(query, question.words(), "words", 1);
        add(query, question.pairs(), "pairs", .6f);
        add(query, question.misspelt(), "sounds", .4f);
        add(query, question.words(), "answer-words", .5f);
        add(query, question.pairs(), "answer-pairs", .5f);
        add(query, question.words(), "keywords", .5f);
        return query.build();
    }

    private static void add(BooleanQuery.Builder query, Weighted terms, String field, float weight) {
        for (int place = 0; place < terms.size(); place++) {
            query.add(new BoostQuery(new TermQuery(new Term(field, terms.term(place))), weight), Occur.SHOULD);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int length = 4 + random.nextInt(12); length > 0; length--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    private static Article article(String id, List<String> phrasings, String answer, Set<String> accounts) {
        return new Article(
                id,
                phrasings.getFirst(),
                phrasings.subList(1, phrasings.size()),
                answer,
                List.of(),
                "",
                List.of("会员"),
                accounts,
                Validity.ALWAYS);
    }
}
