package io.yingda.server.desk;

import static io.yingda.server.desk.DeskRig.ANNA;
import static io.yingda.server.desk.DeskRig.LI;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.decision.Notes;
import io.yingda.engine.decision.Verdict;
import io.yingda.engine.fact.Candidate;
import io.yingda.engine.fact.Cause;
import io.yingda.engine.fact.Facts;
import io.yingda.server.FewArticles;
import io.yingda.server.TestBot;
import io.yingda.server.desk.handover.HandOver;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the bot would answer, for the agent. */
@Timeout(120)
class DraftsTest {

    private static final DeskJson JSON = new DeskJson(Map.of(), UnaryOperator.identity());

    private final MovingClock clock = new MovingClock(TestBot.NOW);
    private final TestStore store = TestStore.empty(Dialect.SQLITE);

    private DeskRig rig() {
        Database database = store.open();
        return new DeskRig(
                database, clock, DeskSettings.DEFAULT, TestBot.ruled(new FewArticles(), DraftsTest::rules, clock));
    }

    private static Verdict rules(Facts facts) {
        Notes none = Notes.NONE;
        Decision decision = switch (facts.message().original()) {
            case "人工" -> new Decision.HandOver("售后", 0, "请稍等", Cause.FOLLOWER);
            case "听不懂" -> new Decision.HandOver("售后", 0, "请稍等", Cause.MISSES);
            case "气死了" -> new Decision.HandOver("投诉", 5, "请稍等");
            default -> {
                Candidate best =
                        facts.candidates().isEmpty() ? null : facts.candidates().getFirst();
                yield best == null ? TestBot.say("没听懂") : new Decision.Answer(best.id());
            }
        };
        return new Verdict(decision, none, List.of("rule"), List.of(), "", "v1");
    }

    private static JsonNode context(DeskRig rig) {
        HandOver handOver = rig.open(ANNA);
        return JSON.context(handOver, rig.desk.history().before(ANNA, null, 50).lines());
    }

    private static List<String> drafts(JsonNode context) {
        return context.path("drafts")
                .valueStream()
                .map(draft -> draft.path("articleId").asText())
                .toList();
    }

    @Test
    void whoeverAsksForAHumanIsHelpedWithTheQuestionBefore() throws Exception {
        try (store;
                DeskRig rig = rig()) {
            rig.writes(ANNA, "退货怎么办");
            rig.writes(ANNA, "人工");

            JsonNode context = context(rig);
            assertThat(drafts(context)).containsExactly("return");
            assertThat(context.path("about").asText()).isEqualTo("退货怎么办");
            assertThat(context.path("asked").asText()).isEqualTo("人工");
            assertThat(context.path("drafts").get(0).path("text").asText()).isEqualTo("七天内可以退。");
            assertThat(context.path("tried"))
                    .extracting(each -> each.path("id").asText())
                    .containsExactly("return");
        }
    }

    @Test
    void whatLeadsToAHandOverWithoutBeingAQuestionCountsAsNone() throws Exception {
        try (store;
                DeskRig rig = rig()) {
            rig.writes(ANNA, "运费多少");
            rig.writes(ANNA, "气死了");

            assertThat(drafts(context(rig))).containsExactly("shipping");
        }
    }

    @Test
    void nothingIsProposedToWhomNobodyAskedAnything() throws Exception {
        try (store;
                DeskRig rig = rig()) {
            rig.writes(ANNA, "在吗");
            rig.writes(ANNA, "气死了");

            JsonNode context = context(rig);
            assertThat(drafts(context)).isEmpty();
            assertThat(context.path("about").asText()).isEmpty();
            assertThat(context.path("asked").asText()).isEqualTo("气死了");
        }
    }

    @Test
    void whatTheBotCouldNotHelpWithIsNotTheQuestionItAnsweredBefore() throws Exception {
        try (store;
                DeskRig rig = rig()) {
            rig.writes(ANNA, "退货怎么办");
            rig.writes(ANNA, "听不懂");

            JsonNode context = context(rig);
            assertThat(drafts(context)).isEmpty();
            assertThat(context.path("about").asText()).isEmpty();
            assertThat(context.path("asked").asText()).isEqualTo("听不懂");
        }
    }

    @Test
    void draftsFollowTheQuestionsThatTheAgentIsAskedAndNothingElse() throws Exception {
        try (store;
                DeskRig rig = rig()) {
            rig.writes(ANNA, "退货怎么办");
            rig.writes(ANNA, "人工");
            rig.desk.handOvers().take(rig.open(ANNA).id(), LI, false);

            rig.writes(ANNA, "运费多少");
            assertThat(drafts(context(rig))).containsExactly("shipping");

            rig.writes(ANNA, "好的谢谢");
            JsonNode context = context(rig);
            assertThat(drafts(context)).containsExactly("shipping");
            assertThat(context.path("about").asText()).isEqualTo("运费多少");
            assertThat(context.path("asked").asText()).isEqualTo("好的谢谢");
            assertThat(context.path("tried"))
                    .extracting(each -> each.path("id").asText())
                    .containsExactly("return");
        }
    }
}
