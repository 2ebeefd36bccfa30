package io.yingda.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.decision.Decisions;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Proposal;
import io.yingda.engine.decision.RuleBook;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Facts;
import io.yingda.engine.fact.Kind;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.form.Forms;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Token;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.message.Reply;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.BotSettings;
import io.yingda.engine.turn.OpeningHours;
import io.yingda.rules.drl.RulePlace;
import io.yingda.rules.lookup.LookUps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioRunTest {

    private static final OpeningHours HOURS =
            OpeningHours.daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(9, 0), LocalTime.of(21, 0));

    @TempDir
    Path rules;

    private final List<Facts> seen = new ArrayList<>();

    @Test
    void aConversationGoesOnFromTurnToTurn() throws IOException {
        ScenarioOutcome outcome = play("""
                - scenario: 选一个
                  turns:
                    - text: 退货
                      candidates:
                        - {article: return, confidence: 0.5}
                        - {article: postage, confidence: 0.45, category: 配送, question: 运费多少, answer: 8 元}
                      expect:
                        decision: Offer
                        options: [return, 运费多少]
                        reply: ["1. 怎么退货", "2. 运费多少"]
                        not: [8 元]
                        rules: [规则]
                    - text: "2"
                      candidates: []
                      after: 5m
                      expect: {decision: Answer, article: postage, reply: [8 元], topic: 配送, misses: 0, waiting: false}
                """, (facts, decide) -> {
            if (facts.message().pickedArticle() != null) {
                decide.say("8 元");
                decide.topic("配送");
            } else {
                decide.offer(facts.candidates());
            }
        });

        assertThat(seen.get(0).candidates().get(0).margin()).isCloseTo(.05, offset(1e-9));
        assertThat(seen.get(0).thresholds()).isEqualTo(new Thresholds(.7, .2, .1));
        assertThat(seen.get(1).message().pickedArticle()).isEqualTo("postage");
        assertThat(seen.get(1).moment().time().getMinute()).isEqualTo(5);
        assertThat(outcome.problems()).extracting(Problem::line).containsExactly(16, 16);
        assertThat(outcome.problems().getFirst().asLine())
                .startsWith("rules/scenarios/a.yaml:16: 错误: 场景“选一个”第 2 回合：decision 应为 Answer，实际是 Say")
                .contains("粉丝看到 “8 元”")
                .contains("触发的规则：规则");
    }

    @Test
    void lookUpsAnswerAsWrittenAndOthersFail() throws IOException {
        play("""
                - scenario: 查
                  turns:
                    - text: 积分
                      candidates: []
                      lookups: {points: {points: "7"}}
                      expect: {decision: Say}
                """, (facts, decide) -> {
            if (facts.lookedUp().isEmpty()) {
                decide.lookUp("points");
            } else if (facts.lookedUp().size() == 1) {
                decide.lookUp("orders");
            } else {
                decide.say("好");
            }
        });

        assertThat(seen.getLast().lookedUp().get(0).text("points")).isEqualTo("7");
        assertThat(seen.getLast().lookedUp().get(1).failure()).isEqualTo("场景里没有给出这个查询的结果");
    }

    @Test
    void theFollowerAndTheDeskAreAsWritten() throws IOException {
        play("""
                - scenario: 谁
                  at: 2026-11-23T22:00
                  desk: {agents: 0, queue: 3}
                  follower: {newcomer: true, tags: [VIP], channel: parcel}
                  turns:
                    - menu: KEY
                      expect: {decision: Silence}
                """, (facts, decide) -> decide.silence());

        Facts facts = seen.getFirst();
        assertThat(facts.follower().newcomer()).isTrue();
        assertThat(facts.follower().tags()).containsExactly("VIP");
        assertThat(facts.follower().channel()).isEqualTo("parcel");
        assertThat(facts.desk().queueLength()).isEqualTo(3);
        assertThat(facts.moment().open()).isFalse();
        assertThat(facts.message().key()).isEqualTo("KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "voice: 你好, VOICE",
        "image: m, IMAGE",
        "video: m, VIDEO",
        "location: 上海, LOCATION",
        "link: u, LINK",
        "file: f, FILE",
        "menu: k, MENU_CLICK",
        "scan: s, SCAN",
        "follow: s, FOLLOW",
        "unfollow: '''', UNFOLLOW",
        "other: o, OTHER"
    })
    void whateverAFollowerSendsArrivesAsItsKind(String sends, Kind kind) throws IOException {
        play(
                "- scenario: a\n  turns:\n    - " + sends + "\n      expect: {decision: Silence}\n",
                (facts, decide) -> decide.silence());

        assertThat(seen.getFirst().message().kind()).isEqualTo(kind);
    }

    @Test
    void aFailureOfTheRulesIsAProblemEvenWhenAllElseIsAsExpected() throws IOException {
        List<ScenarioOutcome> outcomes = run(
                "- scenario: a\n  turns:\n    - text: x\n      candidates: []\n      expect: {decision: Say}\n",
                facts -> new Verdict(null, Notes.NONE, List.of(), List.of(), "除数是 0", "1"));

        assertThat(outcomes.getFirst().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("运行出错：除数是 0"));
    }

    @Test
    void rulesNoScenarioFiresAreReportedWhereTheyStand() throws IOException {
        ScenarioOutcome outcome = play(
                "- scenario: a\n  turns:\n    - text: x\n      candidates: []\n      expect: {decision: Say}\n",
                (facts, decide) -> decide.say("好"));
        List<RulePlace> places =
                List.of(new RulePlace("规则", "rules/drl/a.drl", 3), new RulePlace("没人碰", "rules/drl/a.drl", 9));

        assertThat(outcome.passed()).isTrue();
        assertThat(ScenarioRun.unfired(places, List.of(outcome)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.asLine()).startsWith("rules/drl/a.drl:9: 警告: 没有场景触发规则“没人碰”"));
    }

    private ScenarioOutcome play(String yaml, BiConsumer<Facts, Decisions> rule) throws IOException {
        return run(yaml, facts -> {
                    seen.add(facts);
                    Decisions decisions = new Decisions();
                    decisions.firing("规则", 0);
                    rule.accept(facts, decisions);
                    return new Verdict(
                            decisions.winner().map(Proposal::decision).orElse(null),
                            decisions.notes(),
                            List.of("规则"),
                            decisions.proposals(),
                            "",
                            "1");
                })
                .getFirst();
    }

    private List<ScenarioOutcome> run(String yaml, RuleBook book) throws IOException {
        Files.writeString(Files.createDirectories(rules.resolve("scenarios")).resolve("a.yaml"), yaml);
        List<Problem> problems = new ArrayList<>();
        List<Scenario> scenarios = Scenarios.read(rules, problems::add);
        assertThat(problems).isEmpty();
        return ScenarioRun.run(scenarios, new OneArticle(), book, HOURS, BotSettings.DEFAULT, LookUps.NONE, Forms.NONE);
    }

    /** A knowledge base of one article that finds nothing. */
    private static final class OneArticle implements KnowledgeBase {

        private static final Article RETURN = new Article(
                "return",
                "怎么退货",
                List.of(),
                "七天内",
                List.of(new Reply.Text("七天内")),
                "退换货",
                List.of(),
                Set.of(),
                Validity.ALWAYS);

        @Override
        public Understanding understand(String account, String words) {
            return new Understanding(
                    account, words, words, List.of(new Token(words, "n", 0, words.length())), "zh-Hans");
        }

        @Override
        public Findings search(Understanding question, LocalDate day, int limit) {
            return new Findings(List.of(), new Thresholds(.7, .2, .1), "1");
        }

        @Override
        public Optional<Article> article(String id) {
            return id.equals("return") ? Optional.of(RETURN) : Optional.empty();
        }
    }
}
