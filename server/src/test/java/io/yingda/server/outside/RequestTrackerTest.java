package io.yingda.server.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.decision.Decision.LookUp;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import io.yingda.rules.lookup.LookUpReader;
import io.yingda.rules.lookup.LookUps;
import io.yingda.server.records.Systems;
import io.yingda.server.settings.ConnectorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another help desk owns the tickets: a real Request Tracker, by its REST 2 API. */
@Timeout(300)
class RequestTrackerTest {

    private static final String DECLARED = """
            open-ticket:
              about: 在 RT 里开一张工单
              connector: rt
              arguments: {subject: text, content: text}
              http:
                method: POST
                url: /ticket
                body: {Queue: General, Subject: '{{subject}}', Content: '{{content}}', ContentType: text/plain}
              fields: {number: {type: text, at: /id}}
              limit: 30s
              sample: {number: '1'}
            ticket-state:
              about: RT 里的工单办到哪了
              connector: rt
              arguments: {number: number}
              http: {url: '/ticket/{{number}}'}
              fields:
                subject: {type: text, at: /Subject}
                state: {type: text, at: /Status}
              limit: 30s
              safe: true
              sample: {subject: 浅蓝色水杯, state: new}
            """;
    private static final Inbound INBOUND = new Inbound.Text(
            new Header(new FollowerId("shop", "oAnna"), "gh_1", Instant.EPOCH, "shop/oAnna/1"), "我的水杯丢了", null);

    @TempDir
    static Path folder;

    private static RequestTracker tracker;
    private static Systems systems;

    @BeforeAll
    static void start() throws Exception {
        Programs.require(
                "help desk (Request Tracker 5)",
                List.of(RequestTracker.SETUP, RequestTracker.SERVER),
                "request-tracker5 rt5-standalone rt5-db-sqlite");
        tracker = new RequestTracker(folder);
        Files.createDirectories(folder.resolve("lookups"));
        Files.writeString(folder.resolve("lookups/rt.yaml"), DECLARED);
        LookUps lookUps = LookUpReader.read(folder, problem -> {
            throw new IllegalArgumentException(problem.asLine());
        });
        ConnectorSettings connector = new ConnectorSettings.Http(
                "rt", tracker.url(), Map.of("Authorization", "Basic " + RequestTracker.BASIC), 4, List.of());
        systems = Systems.open(() -> lookUps, Map.of("rt", connector), ZoneId.of("Asia/Shanghai"), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        if (systems != null) {
            systems.close();
        }
        if (tracker != null) {
            tracker.close();
        }
    }

    private static LookedUp ask(String operation, Map<String, String> arguments) {
        return systems.lookUp(INBOUND, new LookUp(operation, arguments));
    }

    @Test
    void aTicketIsOpenedThereWorkedOnThereAndItsStateIsRead() throws Exception {
        String subject = "浅蓝色水杯 <b>\"; DROP";
        LookedUp opened = ask("open-ticket", Map.of("subject", subject, "content", "丢在徐汇店\n电话 15400000001"));
        assertThat(opened.failure()).isEmpty();
        String number = opened.text("number");

        LookedUp before = ask("ticket-state", Map.of("number", number));
        assertThat(before.failure()).isEmpty();
        assertThat(before.text("subject")).isEqualTo(subject);
        assertThat(before.text("state")).isEqualTo("new");

        assertThat(tracker.ask("PUT", "/ticket/" + number, "{\"Status\": \"resolved\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask("ticket-state", Map.of("number", number)).text("state")).isEqualTo("resolved");
    }

    @Test
    void aTicketThatIsNotThereIsNotFound() {
        assertThat(ask("ticket-state", Map.of("number", "999999")).fault()).isEqualTo(Fault.NOT_FOUND);
    }
}
