package io.yingda.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.problem.Problem;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKnowledgeBaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir
    private Path temporary;

    private Home home;
    private LocalKnowledgeBase base;

    @BeforeEach
    void open() {
        home = Home.in(temporary)
                .article("退换货/opened.md", "奶粉开了还能退吗", "开封的奶粉不能退。", "similar: [罐子打开了能退货不]", "keywords: [开封]")
                .article("退换货/refund-time.md", "退款多久到账", "三到五个工作日原路退回。", "similar: [钱什么时候退给我]")
                .article("配送/fee.md", "运费怎么收", "满 88 元包邮，不满收 10 元。", "similar: [多少钱包邮]")
                .article("门店/hours.md", "门店几点关门", "每天十点到二十二点营业。");
        base = LocalKnowledgeBase.open(home.folder());
    }

    @AfterEach
    void close() {
        base.close();
    }

    @Test
    void theArticleWhosePhrasingIsNearestComesFirst() {
        List<Candidate> found = search("奶粉打开了可以退货吗");

        assertThat(found.getFirst().id()).isEqualTo("opened");
        assertThat(found).extracting(Candidate::rank).startsWith(1);
        assertThat(found).isSortedAccordingTo((one, other) -> Double.compare(other.confidence(), one.confidence()));
    }

    @Test
    void aPhrasingLetterByLetterIsSure() {
        assertThat(search("運費怎麼收？").getFirst()).satisfies(first -> {
            assertThat(first.id()).isEqualTo("fee");
            assertThat(first.phrasing()).isEqualTo("运费怎么收");
            assertThat(first.confidence()).isGreaterThan(0.9);
        });
    }

    @Test
    void whatSharesNothingFindsNothing() {
        assertThat(search("zzz")).isEmpty();
        assertThat(search("？！🍼")).isEmpty();
        assertThat(search("")).isEmpty();
    }

    @Test
    void aWrongHomophoneStillFinds() {
        assertThat(search("乃粉开了换能退马").getFirst().id()).isEqualTo("opened");
    }

    @Test
    void whatIsSpelledInLatinLettersFinds() {
        Understanding read = base.understand("hemiao", "奶Fen开了还能退吗");

        assertThat(read.text()).isEqualTo("奶fen开了还能退吗");
        assertThat(read.readAs()).isEqualTo("奶粉开了还能退吗");
        assertThat(base.search(read, TODAY, 3).candidates().getFirst().phrasing())
                .isEqualTo("奶粉开了还能退吗");
    }

    @Test
    void whatStandsForItselfIsReadAsItIs() {
        assertThat(base.understand("hemiao", "奶粉开了还能退吗").readAs()).isEmpty();
    }

    @Test
    void theEvidenceAddsUpToTheConfidence() {
        Candidate first = search("打开的奶粉能退不").getFirst();

        double logit =
                first.evidence().stream().mapToDouble(Evidence::contribution).sum();
        assertThat(1 / (1 + Math.exp(-logit))).isCloseTo(first.confidence(), within(1e-9));
        assertThat(first.evidence())
                .extracting(Evidence::name)
                .contains("bm25-words", "lead")
                .doesNotContain("cosine", "entropy");
    }

    @Test
    void theMarginIsTheDistanceToTheNext() {
        List<Candidate> found = search("退货多久能退款");

        assertThat(found.get(0).margin())
                .isCloseTo(found.get(0).confidence() - found.get(1).confidence(), within(1e-9));
    }

    @Test
    void wordsAreUnderstoodFoldedAndWithTheirPlaces() {
        Understanding understood = base.understand("hemiao", " 奶粉開了ＯＫ嗎？ ");

        assertThat(understood.text()).isEqualTo("奶粉开了ok吗?");
        assertThat(understood.language()).isEqualTo("zh-Hant");
        assertThat(understood.tokens())
                .allSatisfy(token -> assertThat(understood.text().substring(token.start(), token.end()))
                        .isEqualTo(token.text()));
    }

    @Test
    void onlyArticlesForTheAccountAndTheDayAreFound() {
        home.article("活动/club.md", "俱乐部抽奖怎么参加", "到店扫码。", "accounts: [club]")
                .article("活动/november.md", "十一月满减怎么用", "满三百减三十。", "valid: {from: 2026-11-01, until: 2026-11-30}");
        assertThat(base.refresh()).isEmpty();

        assertThat(ids("club", "俱乐部抽奖怎么参加", TODAY)).contains("club");
        assertThat(ids("hemiao", "俱乐部抽奖怎么参加", TODAY)).doesNotContain("club");
        assertThat(ids("hemiao", "十一月满减怎么用", LocalDate.of(2026, 11, 30))).contains("november");
        assertThat(ids("hemiao", "十一月满减怎么用", LocalDate.of(2026, 12, 1))).doesNotContain("november");
    }

    @Test
    void aSavedChangeIsSearchableAfterARefresh() {
        String before = base.version();
        home.article("配送/fee.md", "快递费怎么算", "满 99 元包邮。");

        assertThat(base.refresh()).isEmpty();
        assertThat(base.version()).isNotEqualTo(before);
        assertThat(search("快递费怎么算").getFirst().id()).isEqualTo("fee");
        assertThat(base.article("fee").orElseThrow().answer()).isEqualTo("满 99 元包邮。");
    }

    @Test
    void aRefreshWithoutChangeKeepsTheVersion() {
        String before = base.version();
        home.article("配送/fee.md", "运费怎么收", "满 88 元包邮，不满收 10 元。", "similar: [多少钱包邮]");

        base.refresh();

        assertThat(base.version()).isEqualTo(before);
    }

    @Test
    void aDeletedFileIsGone() {
        home.delete("articles/门店/hours.md");
        base.refresh();

        assertThat(base.article("hours")).isEmpty();
        assertThat(search("门店几点关门")).extracting(Candidate::id).doesNotContain("hours");
    }

    @Test
    void aBrokenFileIsReportedAndItsLastGoodVersionServes() {
        home.write("articles/门店/hours.md", "---\nid: hours\nquestion: [门店\n---\n新的回答");

        assertThat(base.refresh()).extracting(Problem::file).containsOnly("knowledge-base/articles/门店/hours.md");
        assertThat(base.article("hours").orElseThrow().answer()).isEqualTo("每天十点到二十二点营业。");

        home.article("门店/hours.md", "门店几点关门", "新的回答");
        assertThat(base.refresh()).isEmpty();
        assertThat(base.article("hours").orElseThrow().answer()).isEqualTo("新的回答");
    }

    @Test
    void ofTwoFilesWithOneIdTheFirstServes() {
        home.write("articles/配送/other.md", "---\nid: fee\nquestion: 邮费多少\n---\n别的");

        assertThat(base.refresh()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("knowledge-base/articles/配送/other.md");
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.what()).contains("articles/配送/fee.md");
        });
        assertThat(base.article("fee").orElseThrow().question()).isEqualTo("运费怎么收");
    }

    @Test
    void theDictionaryTakesEffectOnTheNextRefresh() {
        assertThat(base.understand("hemiao", "禾初好不好").words()).doesNotContain("禾初");
        home.write("dictionary/words.txt", "# 品牌\n禾初 nz 5000\n")
                .write("dictionary/accounts/club/words.txt", "禾苗卡 nz 5000\n")
                .write("dictionary/synonyms.txt", "运费,送货钱\n");

        assertThat(base.refresh()).isEmpty();

        assertThat(base.understand("hemiao", "禾初好不好").words()).contains("禾初");
        assertThat(base.understand("hemiao", "禾苗卡").words()).doesNotContain("禾苗卡");
        assertThat(base.understand("club", "禾苗卡").words()).contains("禾苗卡");
        assertThat(search("送货钱").getFirst().id()).isEqualTo("fee");
    }

    @Test
    void aBrokenDictionaryFileIsReportedAndItsLastGoodVersionServes() {
        String words = "# 品牌\n禾初 nz 5000\n";
        home.write("dictionary/words.txt", words);
        base.refresh();
        home.write("dictionary/words.txt", words.getBytes(Charset.forName("GBK")));

        assertThat(base.refresh()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("knowledge-base/dictionary/words.txt");
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.what()).contains("UTF-8");
        });
        assertThat(base.understand("hemiao", "禾初好不好").words()).contains("禾初");

        home.delete("dictionary/words.txt");
        assertThat(base.refresh()).isEmpty();
        assertThat(base.understand("hemiao", "禾初好不好").words()).doesNotContain("禾初");
    }

    @Test
    void anArticleOfOneAccountIsReadWithThatAccountsWords() {
        home.write("dictionary/accounts/club/words.txt", "苗苗豆 nz 5000\n")
                .article("俱乐部/beans.md", "苗苗豆怎么换", "找店员。", "accounts: [club]");
        base.refresh();

        assertThat(ids("club", "苗苗豆可以换吗", TODAY)).first().isEqualTo("beans");
    }

    @Test
    void anEmptyOrMissingFolderIsAnEmptyKnowledgeBase() {
        try (LocalKnowledgeBase empty = LocalKnowledgeBase.open(temporary.resolve("nowhere"))) {
            assertThat(empty.problems()).isEmpty();
            assertThat(empty.articles()).isEmpty();
            assertThat(empty.search(empty.understand("", "运费"), TODAY, 5).candidates())
                    .isEmpty();
        }
    }

    @Test
    void anEntryWithoutAQuestionIsFoundByItsAnswer() {
        List<Article> articles = List.of(
                new Article("a", "", List.of(), "垃圾車每週三及週日停收。", List.of(), "", List.of(), Set.of(), Validity.ALWAYS),
                new Article("b", "", List.of(), "申請護照需準備身分證。", List.of(), "", List.of(), Set.of(), Validity.ALWAYS));
        try (LocalKnowledgeBase foreign = LocalKnowledgeBase.of(articles)) {
            Candidate first = foreign.search(foreign.understand("", "护照怎么申请"), TODAY, 5)
                    .candidates()
                    .getFirst();
            assertThat(first.id()).isEqualTo("b");
            assertThat(first.phrasing()).isEmpty();
        }
    }

    @Test
    void searchesGoOnWhileTheContentChanges() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService searchers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = new ArrayList<>();
            for (int searcher = 0; searcher < 2; searcher++) {
                running.add(searchers.submit(() -> {
                    while (!done.get()) {
                        assertThat(search("奶粉开了还能退吗").getFirst().id()).isEqualTo("opened");
                    }
                }));
            }
            for (int round = 0; round < 20; round++) {
                home.article("配送/fee.md", "运费怎么收", "第 " + round + " 版");
                if (round % 5 == 0) {
                    home.write("dictionary/words.txt", "新词" + "一二三四五".charAt(round / 5) + " nz 1000\n");
                }
                base.refresh();
            }
            done.set(true);
            for (Future<?> search : running) {
                search.get();
            }
        }
        assertThat(base.article("fee").orElseThrow().answer()).isEqualTo("第 19 版");
    }

    private List<Candidate> search(String words) {
        return base.search(base.understand("hemiao", words), TODAY, 5).candidates();
    }

    private List<String> ids(String account, String words, LocalDate day) {
        return base.search(base.understand(account, words), day, 5).candidates().stream()
                .map(Candidate::id)
                .toList();
    }
}
