package io.yingda.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Decisions;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Proposal;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Evidence;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Thresholds;
import io.yingda.engine.fact.Value;
import io.yingda.engine.knowledge.Findings;
import io.yingda.engine.knowledge.KnowledgeBase;
import io.yingda.engine.knowledge.Token;
import io.yingda.engine.knowledge.Understanding;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.BotSettings;
import io.yingda.engine.turn.OpeningHours;
import io.yingda.engine.turn.Turn;
import io.yingda.server.TestBot;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final Article ARTICLE = new Article(
            "return",
            "能退吗",
            List.of("可以退货吗"),
            "能",
            List.of(new Reply.Text("能")),
            "退换货",
            List.of(),
            Set.of(),
            Validity.ALWAYS);

    @Test
    void aStoredTurnIsExplainedAsWellAsANewOne() {
        Turn turn = turn();
        Turn stored = TraceRow.read(TraceRow.write(turn), turn.trace().inbound(), turn.replies());

        assertThat(TraceText.of(stored)).isEqualTo(TraceText.of(turn));
        assertThat(TraceJson.of(stored)).isEqualTo(TraceJson.of(turn));
        assertThat(TraceRow.write(stored)).isEqualTo(TraceRow.write(turn));
    }

    @Test
    void halfACharacterIsNoReasonToLoseATurn() {
        Turn turn = turn("能退\ud83d吗");
        Turn stored = TraceRow.read(TraceRow.write(turn), turn.trace().inbound(), turn.replies());

        assertThat(stored.trace().understanding().original()).isEqualTo("能退\ufffd吗");
    }

    @Test
    void aTurnTellsHowLatinLettersWereRead() {
        assertThat(TraceText.of(turn())).containsPattern("读作 +能退吗");
        assertThat(TraceJson.of(turn()).at("/trace/understanding/readAs").asText())
                .isEqualTo("能退吗");
    }

    @Test
    void aTurnTellsWhatItIsMadeOf() {
        JsonNode json = TraceJson.of(turn());

        assertThat(json.at("/decision").toString()).isEqualTo("{\"type\":\"Answer\",\"articleId\":\"return\"}");
        assertThat(json.at("/replies").toString()).isEqualTo("[{\"type\":\"Text\",\"text\":\"能\"}]");
        assertThat(json.at("/conversation/lastDecision").asText()).isEqualTo("Answer");
        assertThat(json.at("/conversation/waiting").isNull()).isTrue();
        assertThat(json.at("/follower/tags/0").asText()).isEqualTo("常客");
        assertThat(json.at("/trace/inbound/type").asText()).isEqualTo("Text");
        assertThat(json.at("/trace/inbound/text").asText()).isEqualTo("能退吗?");
        assertThat(json.at("/trace/at").asText()).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(json.at("/trace/understanding/tokens/0/tag").asText()).isEqualTo("v");
        assertThat(json.at("/trace/facts/candidates/0").toString())
                .isEqualTo("{\"rank\":1,\"id\":\"return\",\"question\":\"能退吗\",\"category\":\"退换货\","
                        + "\"phrasing\":\"能退吗\",\"confidence\":0.9,\"margin\":0.9,\"score\":3.5,"
                        + "\"evidence\":[{\"name\":\"words\",\"value\":2.0,\"contribution\":1.5}]}");
        assertThat(json.at("/trace/facts/reasoning").asText()).contains("能退吗");
        assertThat(json.at("/trace/facts/message/kind").asText()).isEqualTo("TEXT");
        assertThat(json.at("/trace/facts/moment/time").asText()).isEqualTo("2026-11-23T10:00:00");
        assertThat(json.at("/trace/rounds/0/fired/0").asText()).isEqualTo("答");
        assertThat(json.at("/trace/rounds/0/proposals/0/decision/type").asText())
                .isEqualTo("Answer");
        assertThat(json.at("/trace/steps/0/name").asText()).isEqualTo("understand");
    }

    @Test
    void aLateAnswerIsShownWithoutWhatItWasAskedWith() {
        Header header = new Header(new FollowerId("shop", "someone"), "gh_1", NOW, "k");
        Turn turn = TestBot.asking(
                        facts -> new Verdict(TestBot.say("1200"), Notes.NONE, List.of("查"), List.of(), "", "r1"),
                        (inbound, asked) -> LookedUp.ofTexts("points", Map.of("points", "1200"))
                                .comeLate(),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .turn(
                        Conversation.begun(NOW),
                        Follower.firstSeen(header.follower(), NOW),
                        new Event.LateAnswer(
                                header,
                                new Inbound.Text(header, "积分", null),
                                "points",
                                Map.of("phone", "15400000001")));

        JsonNode json = TraceJson.of(turn);

        assertThat(json.at("/trace/inbound/operation").asText()).isEqualTo("points");
        assertThat(json.at("/trace/inbound/arguments").has("phone")).isTrue();
        assertThat(json.toString()).doesNotContain("15400000001");
    }

    @Test
    void aLookUpIsShownWithItsPersonalArgumentsMaskedAndIsStoredSo() {
        Decision lookUp = new Decision.LookUp("points", Map.of("phone", "15400000001"));
        LookedUp.Row row = new LookedUp.Row(Map.of("total", new Value.Money(12850)));
        LookedUp found = LookedUp.found(
                        "points", Map.of("points", new Value.Quantity(1200), "orders", new Value.Rows(List.of(row))))
                .asked(Map.of("phone", "****01"), 12);
        Turn turn = TestBot.asking(
                        facts -> new Verdict(
                                facts.lookedUp().isEmpty() ? lookUp : TestBot.say("1200"),
                                Notes.NONE,
                                List.of("查"),
                                List.of(new Proposal("查", 0, lookUp)),
                                "",
                                "r1"),
                        (inbound, asked) -> found,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .turn(
                        Conversation.begun(NOW),
                        Follower.firstSeen(new FollowerId("shop", "someone"), NOW),
                        new Inbound.Text(new Header(new FollowerId("shop", "someone"), "gh_1", NOW, "k"), "积分", null));

        JsonNode json = TraceJson.of(turn);
        assertThat(json.at("/trace/facts/lookedUp/0/fields/points").asText()).isEqualTo("1200");
        assertThat(json.at("/trace/facts/lookedUp/0/fields/orders").asText()).contains("¥128.50");
        assertThat(json.at("/trace/facts/lookedUp/0/arguments/phone").asText()).isEqualTo("****01");
        assertThat(json.at("/trace/rounds/0/decision/operation").asText()).isEqualTo("points");
        byte[] stored = TraceRow.write(turn);
        String bytes = new String(stored, StandardCharsets.UTF_8);
        assertThat(json.toString() + bytes + TraceText.of(turn)).doesNotContain("15400000001");
        assertThat(TraceText.of(turn)).contains("points {phone=****01}", "points=1200", "12 ms");
        assertThat(TraceJson.of(TraceRow.read(stored, turn.trace().inbound(), turn.replies())))
                .isEqualTo(json);
    }

    private static Turn turn() {
        return turn("能退吗?");
    }

    private static Turn turn(String said) {
        KnowledgeBase knowledge = new KnowledgeBase() {
            @Override
            public Understanding understand(String account, String words) {
                return new Understanding(
                        account, words, "neng退吗", List.of(new Token("退", "v", 4, 5)), "zh-Hans", "能退吗");
            }

            @Override
            public Findings search(Understanding question, LocalDate day, int limit) {
                Evidence evidence = new Evidence("words", 2, 1.5);
                Candidate candidate = new Candidate(1, ARTICLE, "能退吗", .9, .9, 3.5, List.of(evidence));
                Candidate byAnswer = new Candidate(2, ARTICLE, "", .1, 0, 1, List.of());
                return new Findings(List.of(candidate, byAnswer), new Thresholds(.7, .2, .1), "v1");
            }

            @Override
            public Optional<Article> article(String id) {
                return Optional.of(ARTICLE);
            }
        };
        Bot bot = new Bot(
                knowledge,
                facts -> {
                    Decisions sheet = new Decisions();
                    sheet.firing("答", 0);
                    sheet.answer(facts.candidates().getFirst());
                    sheet.tag("常客");
                    return new Verdict(
                            sheet.winner().orElseThrow().decision(),
                            sheet.notes(),
                            List.of("答"),
                            sheet.proposals(),
                            "",
                            "r1");
                },
                (follower, lookUp) -> LookedUp.failed(lookUp.operation(), "没有"),
                account -> new Desk(2, 0),
                OpeningHours.daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(9, 0), LocalTime.of(21, 0)),
                BotSettings.DEFAULT,
                Clock.fixed(NOW, ZoneOffset.UTC));
        FollowerId id = new FollowerId("shop", "someone");
        return bot.turn(
                Conversation.begun(NOW),
                Follower.firstSeen(id, NOW),
                new Inbound.Text(new Header(id, "gh_0123456789ab", NOW, "1"), said, null));
    }
}
