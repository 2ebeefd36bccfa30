package io.yingda.engine.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Part;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.question.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InquirerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final Conversation BEGUN = Conversation.begun(NOW);

    private final Map<String, Understanding> read = new HashMap<>();
    private final Map<String, Candidate> found = new HashMap<>();
    private final List<String> searched = new ArrayList<>();

    @Test
    void oneQuestionCostsOneSearch() {
        find("怎么退货", "returns", .9);

        Inquiry inquiry = inquire("怎么退货", after("运费多少", null));

        assertThat(searched).containsExactly("怎么退货");
        assertThat(inquiry.parts()).isEmpty();
        assertThat(inquiry.readAs()).isEmpty();
    }

    @Test
    void eachOfSeveralQuestionsIsSearched() {
        find("怎么退货", "returns", .9);
        find("积分怎么用", "points", .9);

        List<Part> parts = inquire("怎么退货?积分怎么用", BEGUN).parts();

        assertThat(parts).extracting(Part::text).containsExactly("怎么退货", "积分怎么用");
        assertThat(parts).allMatch(Part::isSure);
        assertThat(searched).containsExactly("怎么退货?积分怎么用", "怎么退货", "积分怎么用");
    }

    @Test
    void whatOneArticleAnswersIsOneQuestion() {
        find("怎么退货", "returns", .9);
        find("可以退货吗", "returns", .4);

        assertThat(inquire("怎么退货?可以退货吗?", BEGUN).parts()).isEmpty();
    }

    @Test
    void aCommaPartsOnlyWhatIsSureOnBothSides() {
        find("怎么退货", "returns", .9);
        find("积分怎么用", "points", .5);

        assertThat(inquire("怎么退货,积分怎么用", BEGUN).parts()).isEmpty();
        assertThat(inquire("怎么退货?积分怎么用", BEGUN).parts()).hasSize(2);
    }

    @Test
    void aQuestionThatNamesNothingIsAboutTheThingBefore() {
        say("礼品卡/n 怎么/nz 买/v");
        say("多久/nz 过期/v");
        find("礼品卡怎么买", "card", .9);
        find("礼品卡多久过期", "card-validity", .9);

        List<Part> parts = inquire("礼品卡怎么买?多久过期?", BEGUN).parts();

        assertThat(parts).extracting(Part::readAs).containsExactly("", "礼品卡多久过期");
    }

    @Test
    void afterThreeTheRestIsNamedAndNotSearched() {
        for (String question : List.of("甲怎么买", "乙怎么买", "丙怎么买", "丁怎么买", "戊怎么买")) {
            find(question, question, .9);
        }

        List<Part> parts = inquire("甲怎么买?乙怎么买?丙怎么买?丁怎么买?戊怎么买?", BEGUN).parts();

        assertThat(parts).hasSize(4);
        assertThat(parts.getLast().text()).isEqualTo("丁怎么买?戊怎么买");
        assertThat(parts.getLast().best()).isNull();
        assertThat(searched).hasSize(4);
    }

    @Test
    void anAfterthoughtIsReadWithTheQuestionBefore() {
        say("怎么/nz 退货/vn");
        say("那/r 运费/n 呢/y");
        find("那运费呢", "fee", .3);
        find("退货运费", "return-postage", .9);

        Inquiry inquiry = inquire("那运费呢", after("怎么退货", "returns"));

        assertThat(inquiry.readAs()).isEqualTo("退货运费");
        assertThat(inquiry.findings().best()).extracting(Candidate::id).isEqualTo("return-postage");
        assertThat(searched).containsExactly("那运费呢", "退货运费");
    }

    @Test
    void anAfterthoughtThatIsSureAloneStaysAlone() {
        say("怎么/nz 退货/vn");
        say("港澳/j 呢/y");
        find("港澳呢", "overseas", .9);
        find("退货港澳", "returns", .99);

        assertThat(inquire("港澳呢", after("怎么退货", "returns")).readAs()).isEmpty();
        assertThat(searched).containsExactly("港澳呢");
    }

    @Test
    void suggestingTheLastArticleOnceMoreIsNoHelp() {
        say("礼品卡/n 多久/nz 过期/v");
        say("那/r 能/v 退/v 吗/y");
        find("礼品卡能退吗", "card-validity", .5);

        assertThat(inquire("那能退吗", after("礼品卡多久过期", "card-validity")).readAs()).isEmpty();
    }

    @Test
    void withoutAQuestionBeforeNothingIsAdded() {
        say("那/r 运费/n 呢/y");

        assertThat(inquire("那运费呢", BEGUN).readAs()).isEmpty();
        assertThat(searched).containsExactly("那运费呢");
    }

    private Inquiry inquire(String words, Conversation before) {
        return new Inquirer(new Scripted(), LocalDate.of(2026, 11, 23), 10)
                .of(new Scripted().understand("shop", words), before);
    }

    private static Conversation after(String question, @Nullable String article) {
        return new Conversation(
                1, 0, "Answer", article, question, "", List.of(), List.of(), null, Map.of(), null, null, NOW);
    }

    private void say(String tagged) {
        Understanding words = Words.of(tagged);
        read.put(words.text(), words);
    }

    private void find(String text, String article, double confidence) {
        Article answer = new Article(article, text, List.of(), "", List.of(), "", List.of(), Set.of(), Validity.ALWAYS);
        found.put(text, new Candidate(1, answer, text, confidence, confidence, 1, List.of()));
    }

    /** Understands and finds what a test says, and remembers what was searched. */
    private final class Scripted implements KnowledgeBase {
        @Override
        public Understanding understand(String account, String words) {
            return read.getOrDefault(words, new Understanding(account, words, words, List.of(), "zh-Hans"));
        }

        @Override
        public Findings search(Understanding question, LocalDate day, int limit) {
            searched.add(question.text());
            Candidate candidate = found.get(question.text());
            return new Findings(candidate == null ? List.of() : List.of(candidate), new Thresholds(.7, .2, .1), "1");
        }

        @Override
        public Optional<Article> article(String id) {
            return Optional.empty();
        }
    }
}
