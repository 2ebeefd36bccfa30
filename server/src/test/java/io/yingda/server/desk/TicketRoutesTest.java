package io.yingda.server.desk;

import static io.yingda.server.desk.DeskServer.EDITOR;
import static io.yingda.server.desk.DeskServer.LI;
import static io.yingda.server.desk.DeskServer.TICKET_TOKEN;
import static io.yingda.server.desk.DeskServer.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.desk.DeskServer.Answer;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages and another help desk ask of tickets. */
@Timeout(120)
class TicketRoutesTest {

    private static final String BEARER = "Bearer " + TICKET_TOKEN;

    private final TestStore store = TestStore.empty(Dialect.SQLITE);
    private final DeskServer server = new DeskServer(store.open());

    TicketRoutesTest() throws Exception {}

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private String opened() throws Exception {
        assertThat(server.writes("oAnna", "丢了")).contains("工单号 T0001");
        return "/api/tickets/T0001";
    }

    private String heard() throws InterruptedException {
        return Objects.requireNonNullElse(server.sent.poll(30, TimeUnit.SECONDS), "nothing");
    }

    @Test
    void theStoryOfALostCup() throws Exception {
        String ticket = opened();
        JsonNode listed = server.get(LI, "/api/tickets?state=open&q=水杯").body();
        assertThat(listed.path("tickets").findValuesAsText("number")).containsExactly("T0001");
        assertThat(listed.at("/counts/new").asInt()).isEqualTo(1);
        assertThat(listed.path("departments").toString()).isEqualTo("[\"门店服务\"]");

        Answer taken = server.ask(LI, "PUT", ticket, "{\"assignee\":\"me\",\"state\":\"working\"}");
        assertThat(taken.body().at("/assignee/name").asText()).isEqualTo("LI");
        server.post(LI, ticket + "/comments", "{\"text\":\"找到了，在前台\",\"public\":true,\"clientKey\":\"k1\"}");
        server.post(LI, ticket + "/comments", "{\"text\":\"找到了，在前台\",\"public\":true,\"clientKey\":\"k1\"}");
        assertThat(heard()).contains("找到了，在前台", "T0001");
        Answer done = server.ask(LI, "PUT", ticket, "{\"state\":\"resolved\"}");
        assertThat(done.body().path("state").asText()).isEqualTo("resolved");
        assertThat(heard()).contains("已经处理好");
        assertThat(server.get(LI, ticket).body().path("events").findValuesAsText("kind"))
                .containsExactly("opened", "assigned", "state", "public", "state");
        assertThat(server.gate.done).contains("li ticket-changed", "li ticket-commented", "li ticket-viewed");
    }

    @Test
    void anAgentOpensATicketFromAConversationAndSeesTheFollowersOwn() throws Exception {
        server.writes("oAnna", "人工");
        String conversation = server.get(LI, "")
                .body()
                .path("conversations")
                .get(0)
                .path("id")
                .asText();

        Answer made = server.post(
                LI,
                "/api/tickets",
                "{\"conversation\":\"" + conversation
                        + "\",\"department\":\"门店服务\",\"title\":\"换货\",\"fields\":{\"尺码\":\"L\"},\"tell\":true}");

        assertThat(made.body().path("openedBy").asText()).isEqualTo("LI");
        assertThat(made.body().path("conversation").asText()).isEqualTo(conversation);
        assertThat(heard()).contains("已经为您登记：换货", "T0001");
        assertThat(server.get(VIEWER, "/conversations/" + conversation + "/tickets")
                        .body()
                        .path("tickets")
                        .findValuesAsText("title"))
                .containsExactly("换货");
    }

    @Test
    void aPictureInATicketIsForThoseWhoServe() throws Exception {
        server.writes("oAnna", "照片");
        String picture = server.get(LI, "/api/tickets/T0001")
                .body()
                .at("/fields/0/picture")
                .asText();
        assertThat(picture).isEqualTo("/api/tickets/T0001/photos/%E7%85%A7%E7%89%87");

        assertThat(server.get(VIEWER, picture).status()).isEqualTo(403);
        Answer unfetched = server.get(LI, picture);
        assertThat(unfetched.status()).isEqualTo(404);
        assertThat(unfetched.body().path("error").asText()).contains("还没有取到");
    }

    @Test
    void whatWasSaidIsThereThoughNobodyEverHadTheConversation() throws Exception {
        server.writes("oAnna", "13812345678 怎么退货");
        String ticket = opened();

        assertThat(server.get(LI, ticket).body().path("conversation").isNull()).isTrue();
        JsonNode lines = server.get(LI, ticket + "/lines").body().path("lines");
        assertThat(lines.findValuesAsText("text")).contains("13812345678 怎么退货", "答：13812345678 怎么退货", "丢了");
        assertThat(lines.findValuesAsText("from")).containsExactly("follower", "bot", "follower", "bot");
        assertThat(server.get(VIEWER, ticket + "/lines").body().toString())
                .contains("怎么退货")
                .doesNotContain("13812345678");
        assertThat(server.get(EDITOR, ticket + "/lines").status()).isEqualTo(403);
    }

    @Test
    void aPageBesideTheDeskHearsOfTickets() throws Exception {
        try (DeskServer.Page beside = server.new Page(LI, "&beside=1")) {
            beside.say("{\"kind\":\"alive\"}");
            beside.next("reload", frame -> true);
            opened();

            assertThat(beside.next("ticket", frame -> true).path("kind").asText())
                    .isEqualTo("ticket");
        }
    }

    @Test
    void aRetriedRequestOpensNoSecondTicket() throws Exception {
        server.writes("oAnna", "人工");
        String conversation = server.get(LI, "")
                .body()
                .path("conversations")
                .get(0)
                .path("id")
                .asText();
        String body = "{\"conversation\":\"" + conversation
                + "\",\"department\":\"门店服务\",\"title\":\"换货\",\"clientKey\":\"once\"}";

        assertThat(server.post(LI, "/api/tickets", body).body().path("number").asText())
                .isEqualTo("T0001");
        assertThat(server.post(LI, "/api/tickets", body).body().path("number").asText())
                .isEqualTo("T0001");
        assertThat(store.count("ticket")).isEqualTo(1);
    }

    @Test
    void whoDoesNotServeSeesNoNumbersOfPhonesAndChangesNothing() throws Exception {
        String ticket = opened();

        assertThat(server.get(VIEWER, ticket).body().toString())
                .contains("138****5678")
                .doesNotContain("13812345678");
        assertThat(server.get(LI, ticket).body().toString()).contains("13812345678");
        assertThat(server.ask(VIEWER, "PUT", ticket, "{\"state\":\"closed\"}").status())
                .isEqualTo(403);
        assertThat(server.get(EDITOR, ticket).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"state\":\"lost\"}                  | 400 | state",
                "{\"assignee\":\"77\"}                 | 400 | 座席",
                "{\"deadline\":\"soon\"}               | 400 | deadline",
                "{\"department\":\" \"}                | 400 | 部门"
            })
    void whatMakesNoSenseIsRefusedInWords(String body, int status, String words) throws Exception {
        Answer refused = server.ask(LI, "PUT", opened(), body);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.body().path("error").asText()).contains(words);
        assertThat(server.get(LI, "/api/tickets/T0099").status()).isEqualTo(404);
    }

    @Test
    void anotherHelpDeskOwnsATicket() throws Exception {
        opened();
        String body =
                "{\"key\":\"a1\",\"state\":\"resolved\",\"comment\":\"找到了\",\"visibility\":\"public\",\"external\":\"HD-9\",\"author\":\"门店系统\"}";

        Answer first = server.elsewhere(BEARER, "/api/hooks/tickets/T0001", body);
        assertThat(first.status()).as(first.body().toString()).isEqualTo(200);
        assertThat(first.body().path("state").asText()).isEqualTo("resolved");
        assertThat(heard()).contains("已经处理好", "找到了");
        assertThat(server.elsewhere(BEARER, "/api/hooks/tickets/t1", body).status())
                .isEqualTo(200);

        JsonNode ticket = server.get(LI, "/api/tickets/T0001").body();
        assertThat(ticket.path("external").asText()).isEqualTo("HD-9");
        assertThat(ticket.path("events").findValuesAsText("kind"))
                .containsExactly("opened", "external", "public", "state");
        assertThat(ticket.path("events").findValuesAsText("by")).contains("门店系统");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer wrong-token-0123456789", "Basic ticket-token-0123456789"})
    void withoutTheTokenNothingIsChanged(String authorization) throws Exception {
        opened();

        assertThat(server.elsewhere(authorization, "/api/hooks/tickets/T0001", "{\"key\":\"a\",\"state\":\"closed\"}")
                        .status())
                .isEqualTo(401);
        assertThat(store.count("ticket WHERE state = 0")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                | 400 | key",
                "{\"key\":\"a\",\"state\":\"lost\"}                | 400 | state",
                "{\"key\":\"a\",\"visibility\":\"all\"}            | 400 | visibility",
                "{\"key\":\"a\",\"coment\":\"x\"}                  | 400 | coment",
                "[1]                                               | 400 | JSON"
            })
    void anotherHelpDeskLearnsWhichFieldIsWrong(String body, int status, String field) throws Exception {
        opened();

        Answer refused = server.elsewhere(BEARER, "/api/hooks/tickets/T0001", body);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.body().path("error").asText()).contains(field);
        assertThat(server.elsewhere(BEARER, "/api/hooks/tickets/T0099", "{\"key\":\"a\"}")
                        .status())
                .isEqualTo(404);
    }
}
