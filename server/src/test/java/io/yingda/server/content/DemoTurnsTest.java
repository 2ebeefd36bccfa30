package io.yingda.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Desk;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Option;
import io.yingda.engine.turn.Bot;
import io.yingda.engine.turn.Turn;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several questions in one message and questions that lean on the one before, with the demo merchant's content and rules. */
class DemoTurnsTest {

    private static final MerchantHome HOME = new MerchantHome(Path.of(".."));
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final FollowerId FOLLOWER = new FollowerId("hemiao", "o1");

    private static Merchant merchant;
    private static Bot bot;

    @BeforeAll
    static void open() throws InterruptedException {
        Settings settings =
                SettingsReader.read(HOME.settings(), Map.of()).settings().orElseThrow();
        merchant = Merchant.open(HOME, settings.search());
        merchant.knowledge().awaitLearning();
        bot = merchant.bot(
                settings,
                (follower, lookUp) -> LookedUp.failed(lookUp.operation(), "没有接通"),
                account -> new Desk(2, 0),
                Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));
    }

    @AfterAll
    static void close() {
        merchant.close();
    }

    @Test
    void severalQuestionsAreMostlyAnsweredOrOfferedEach() throws IOException {
        Tally tally = played("several.yaml");

        assertThat(tally.served).as(tally::toString).isGreaterThanOrEqualTo(tally.all * 3 / 4);
        assertThat(tally.wrong).as(tally::toString).isLessThanOrEqualTo(tally.all / 10);
    }

    @Test
    void leaningQuestionsAreMostlyReadWithTheOneBefore() throws IOException {
        Tally tally = played("follow-ups.yaml");

        assertThat(tally.served).as(tally::toString).isGreaterThanOrEqualTo(tally.all * 3 / 5);
        assertThat(tally.wrong).as(tally::toString).isLessThanOrEqualTo(tally.all / 8);
    }

    private static Tally played(String file) throws IOException {
        Path path = HOME.knowledgeBase().resolve("questions").resolve("turns").resolve(file);
        Tally tally = new Tally();
        for (JsonNode each : new YAMLMapper().readTree(path.toFile())) {
            tally.add(each, play(each));
        }
        assertThat(tally.all).isGreaterThanOrEqualTo(40);
        return tally;
    }

    private static Decision play(JsonNode each) {
        Conversation conversation = Conversation.begun(NOW);
        Decision last = new Decision.Silence();
        for (JsonNode message : each.path("messages")) {
            Header header = new Header(FOLLOWER, "gh_1", NOW, message.asText());
            Turn turn = bot.turn(
                    conversation, Follower.firstSeen(FOLLOWER, NOW), new Inbound.Text(header, message.asText(), null));
            conversation = turn.conversation();
            last = turn.decision();
        }
        return last;
    }

    /** How the last messages went; those that did not go well are kept to be shown. */
    private static final class Tally {

        private final List<String> others = new ArrayList<>();
        private int all;
        private int answered;
        private int served;
        private int wrong;

        void add(JsonNode each, Decision decision) {
            List<String> given = new ArrayList<>();
            List<String> offered = new ArrayList<>();
            switch (decision) {
                case Decision.Answer answer -> given.add(answer.articleId());
                case Decision.AnswerEach several -> {
                    for (Decision.Section section : several.sections()) {
                        if (section.articleId() == null) {
                            offered.addAll(ids(section.options()));
                        } else {
                            given.add(section.articleId());
                        }
                    }
                }
                case Decision.Offer offer -> offered.addAll(ids(offer.options()));
                default -> {}
            }
            List<Set<String>> expected = new ArrayList<>();
            each.path("expect").forEach(ids -> expected.add(Set.of(ids.asText().split("/", -1))));
            boolean allAnswered =
                    expected.stream().allMatch(ids -> given.stream().anyMatch(ids::contains));
            boolean allServed = expected.stream()
                    .allMatch(ids -> given.stream().anyMatch(ids::contains)
                            || offered.stream().anyMatch(ids::contains));
            boolean anyWrong = given.stream().anyMatch(id -> expected.stream().noneMatch(ids -> ids.contains(id)));
            boolean quiet = !expected.isEmpty() || offered.isEmpty();
            all++;
            answered += allAnswered && !anyWrong && quiet ? 1 : 0;
            served += allServed && !anyWrong && quiet ? 1 : 0;
            wrong += anyWrong ? 1 : 0;
            if (!allServed || anyWrong || !quiet) {
                others.add((anyWrong ? "答错 " : "没答上 ") + each.path("messages") + " 应为 " + each.path("expect") + "，实际 "
                        + decision.name() + " " + given + " " + offered);
            }
        }

        private static List<String> ids(List<Option> options) {
            return options.stream()
                    .map(option -> option.articleId() == null ? option.label() : option.articleId())
                    .toList();
        }

        @Override
        public String toString() {
            return "共 " + all + "，全部答对 " + answered + "，答对或选项里有 " + served + "，答错 " + wrong + "\n"
                    + String.join("\n", others);
        }
    }
}
