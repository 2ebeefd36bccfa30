package io.yingda.rules.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.Follower;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.CustomerRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operations are told of who asks, and how often they may be asked. */
class AskingTest {

    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final Follower ANNA =
            Follower.firstSeen(new FollowerId("shop", "oAnna"), NOW).being("HM1");
    private static final String POINTS = """
            points:
              connector: crm
              arguments:
                member: {type: text, from: member}
                openid: {type: text, from: openid}
              sql: SELECT points FROM member WHERE card = :member OR openid = :openid
              fields: {points: number}
              attempts: {follower: 3, member: 2, within: 1h}
              sample: {points: 1}
            """;

    @TempDir
    Path rules;

    private final List<Problem> problems = new ArrayList<>();
    private final List<LookUp> asked = new ArrayList<>();

    @Test
    void anOperationIsToldOfTheAskerWhatTheRuleLeftOut() throws IOException {
        CustomerRecords records = records(POINTS);

        records.lookUp(ANNA, text(), new LookUp("points", Map.of()));
        records.lookUp(ANNA, text(), new LookUp("points", Map.of("member", "HM2")));

        assertThat(asked)
                .extracting(LookUp::arguments)
                .containsExactly(
                        Map.of("member", "HM1", "openid", "oAnna"), Map.of("member", "HM2", "openid", "oAnna"));
    }

    @Test
    void whoAsksTooOftenIsNotAnsweredButWhatComesLateWasCountedBefore() throws IOException {
        CustomerRecords records = records(POINTS);
        LookUp lookUp = new LookUp("points", Map.of());
        records.lookUp(ANNA, text(), lookUp);
        records.lookUp(ANNA, text(), lookUp);

        LookedUp refused = records.lookUp(ANNA, text(), lookUp);
        assertThat(refused.fault()).isEqualTo(Fault.TOO_MANY);
        assertThat(asked).hasSize(2);
        assertThat(records.lookUp(ANNA, new Event.LateAnswer(text().header(), text(), "points", Map.of()), lookUp)
                        .isFailed())
                .isFalse();
        Follower other = Follower.firstSeen(new FollowerId("shop", "oBen"), NOW).being("HM1");
        assertThat(records.lookUp(other, text(), lookUp).fault()).isEqualTo(Fault.TOO_MANY);
    }

    @Test
    void whatIsDeclaredWronglyIsReportedWithTheLine() throws IOException {
        read(POINTS.replace("from: openid", "from: open")
                .replace("member: 2", "phone: 2")
                .replace("1h", "eternally"));

        assertThat(problems)
                .extracting(problem -> problem.line() + " " + problem.what())
                .containsExactlyInAnyOrder("5 from 不能是 open", "8 attempts 里的 phone 不是参数", "8 attempts 要写最多几次和多久之内");
    }

    private CustomerRecords records(String yaml) throws IOException {
        LookUps lookUps = read(yaml);
        assertThat(problems).isEmpty();
        CustomerRecords systems = (inbound, lookUp) -> {
            asked.add(lookUp);
            return LookedUp.found("points", Map.of());
        };
        return new AskerRecords(
                () -> lookUps,
                new LimitedRecords(() -> lookUps, new MemoryGuesses(), systems, Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private LookUps read(String yaml) throws IOException {
        Files.createDirectories(rules.resolve("lookups"));
        Files.writeString(rules.resolve("lookups/points.yaml"), yaml);
        return LookUpReader.read(rules, problems::add);
    }

    private static Inbound.Text text() {
        return new Inbound.Text(new Header(ANNA.id(), "gh_1", NOW, "1"), "我的积分", null);
    }
}
