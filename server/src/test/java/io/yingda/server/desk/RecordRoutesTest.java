package io.yingda.server.desk;

import static io.yingda.server.desk.DeskServer.CHEN;
import static io.yingda.server.desk.DeskServer.EDITOR;
import static io.yingda.server.desk.DeskServer.LI;
import static io.yingda.server.desk.DeskServer.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.engine.fact.Fault;
import io.yingda.engine.fact.LookedUp;
import io.yingda.server.records.PlayedCrm;
import io.yingda.server.records.PlayedCrm.Asked;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the desk asks of the merchant's systems about a follower, over HTTP. */
@Timeout(120)
class RecordRoutesTest {

    private static final String DECLARED = """
            points:
              connector: crm
              panel: 会员与积分
              arguments:
                openid: {type: text, required: false, personal: true}
                phone: {type: text, required: false, personal: true}
                limit: {type: number, default: '3'}
              sql: SELECT * FROM member WHERE openid = :openid OR phone = :phone LIMIT :limit
              fields:
                name: {type: text, label: 姓名, personal: true}
                phone: {type: text, label: 手机号}
                points: {type: number, label: 积分}
                orders:
                  label: 订单
                  rows: {number: {type: text, label: 单号}, to: {type: text, label: 收件人, personal: true}}
              sample:
                name: 林小满
                phone: '15400000001'
                points: 8650
                orders: [{number: H1, to: 林小满}, {number: H2}]
            card:
              connector: crm
              panel: 会员卡
              arguments: {phone: text}
              sql: SELECT level FROM member WHERE phone = :phone
              fields: {level: text}
              sample: {level: 银}
            stores:
              connector: crm
              sql: SELECT name FROM shop
              fields: {name: text}
              sample: {name: 徐汇店}
            """;

    @TempDir
    Path folder;

    private final TestStore store = TestStore.empty(Dialect.SQLITE);
    private PlayedCrm crm;
    private DeskServer server;

    @BeforeEach
    void start() throws Exception {
        crm = new PlayedCrm(folder, DECLARED);
        server = new DeskServer(store.open(), crm);
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private String records() throws Exception {
        server.writes("oAnna", "人工");
        JsonNode rows = server.get(CHEN, "").body().path("conversations");
        return "/conversations/" + rows.get(0).path("id").asText() + "/records";
    }

    @Test
    void thePartsOfThePanelAreListedAndReadByWhatIsKnown() throws Exception {
        String records = records();

        assertThat(server.get(LI, records).body().toString())
                .isEqualTo("{\"records\":[{\"operation\":\"points\",\"title\":\"会员与积分\"},"
                        + "{\"operation\":\"card\",\"title\":\"会员卡\"}]}");
        JsonNode points = server.get(LI, records + "/points").body();

        assertThat(points.path("state").asText()).isEqualTo("found");
        assertThat(points.path("at").asLong()).isEqualTo(PlayedCrm.AT.toEpochMilli());
        assertThat(points.path("by").toString()).isEqualTo("[\"openid\"]");
        assertThat(points.path("fields").toString())
                .isEqualTo("[{\"label\":\"姓名\",\"value\":\"林小满\"},{\"label\":\"手机号\",\"value\":\"15400000001\"},"
                        + "{\"label\":\"积分\",\"value\":\"8650\"},"
                        + "{\"label\":\"订单\",\"columns\":[\"单号\",\"收件人\"],\"rows\":[[\"H1\",\"林小满\"],[\"H2\",\"\"]]}]");
        assertThat(crm.asked).containsExactly(new Asked("points", Map.of("openid", "oAnna"), false));
        server.get(LI, records + "/points?anew=1");
        assertThat(crm.asked.getLast().anew()).isTrue();
    }

    @Test
    void theTelephoneNumberTheFollowerGaveIsAskedWith() throws Exception {
        server.writes("oAnna", "查会员");
        server.writes("oAnna", "154 0000 0001");
        String records = records();

        assertThat(server.get(LI, records + "/card").body().path("by").toString())
                .isEqualTo("[\"phone\"]");
        assertThat(crm.asked).containsExactly(new Asked("card", Map.of("phone", "15400000001"), false));
    }

    @Test
    void nothingIsAskedWhereNothingIsKnownToAskWith() throws Exception {
        assertThat(server.get(LI, records() + "/card").body().path("state").asText())
                .isEqualTo("unknown");
        assertThat(crm.asked).isEmpty();
    }

    @Test
    void whoDoesNotServeSeesNothingPersonal() throws Exception {
        String body = server.get(VIEWER, records() + "/points").body().toString();

        assertThat(body)
                .contains("8650", "H1", "154****0001")
                .doesNotContain("林小满")
                .doesNotContain("15400000001");
    }

    @Test
    void onlyWhatIsInThePanelIsReadAndOnlyByThoseWhoSeeTheDesk() throws Exception {
        String records = records();

        assertThat(server.get(LI, records + "/stores").status()).isEqualTo(404);
        assertThat(server.get(LI, records + "/nothing").status()).isEqualTo(404);
        assertThat(server.get(LI, "/conversations/12345/records/points").status())
                .isEqualTo(404);
        assertThat(server.get(EDITOR, records).status()).isEqualTo(403);
        assertThat(server.get(EDITOR, records + "/points").status()).isEqualTo(403);
        assertThat(crm.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND,missing", "TIMEOUT,slow", "UNAVAILABLE,failed", "REFUSED,failed", "BAD_ANSWER,failed"})
    void eachFailureIsAStateOfItsOwn(Fault fault, String state) throws Exception {
        crm.answers((operation, arguments) -> LookedUp.failed(operation.name(), fault, "连不上"));

        JsonNode points = server.get(LI, records() + "/points").body();

        assertThat(points.path("state").asText()).isEqualTo(state);
        assertThat(points.path("words").asText()).isEqualTo(fault == Fault.NOT_FOUND ? "" : "连不上");
        assertThat(points.has("fields")).isFalse();
    }

    @Test
    void manyWhoWaitForASlowSystemKeepNobodyElseWaiting() throws Exception {
        String records = records();
        CountDownLatch held = new CountDownLatch(1);
        crm.answers((operation, arguments) -> {
            try {
                held.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            return LookedUp.found(operation.name(), operation.sample());
        });
        List<CompletableFuture<String>> slow = IntStream.range(0, 60)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return server.get(LI, records + "/points")
                                        .body()
                                        .path("state")
                                        .asText();
                            } catch (Exception failure) {
                                throw new AssertionError(failure);
                            }
                        },
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        while (crm.asked.size() < slow.size()) {
            Thread.onSpinWait();
        }

        assertThat(server.get(LI, "").status()).isEqualTo(200);
        held.countDown();
        for (CompletableFuture<String> each : slow) {
            assertThat(each.get(30, TimeUnit.SECONDS)).isEqualTo("found");
        }
    }
}
