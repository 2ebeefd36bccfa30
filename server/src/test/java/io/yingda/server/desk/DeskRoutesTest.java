package io.yingda.server.desk;

import static io.yingda.server.desk.DeskServer.CHEN;
import static io.yingda.server.desk.DeskServer.LI;
import static io.yingda.server.desk.DeskServer.VIEWER;
import static io.yingda.server.desk.DeskServer.WANG;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.server.desk.DeskServer.Answer;
import io.yingda.server.desk.DeskServer.Page;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What pages ask for, over HTTP. */
@Timeout(120)
class DeskRoutesTest {

    private final TestStore store = TestStore.empty(Dialect.SQLITE);
    private final DeskServer server = new DeskServer(store.open());

    DeskRoutesTest() throws Exception {}

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private String waiting(String openId) throws Exception {
        server.writes(openId, "人工");
        JsonNode rows = server.get(CHEN, "").body().path("conversations");
        return rows.get(rows.size() - 1).path("id").asText();
    }

    @Test
    void anAgentServesAFollowerFromEndToEnd() throws Exception {
        String id = waiting("oAnna");
        Answer desk = server.get(LI, "");
        assertThat(desk.status()).isEqualTo(200);
        JsonNode row = desk.body().path("conversations").get(0);
        assertThat(row.path("state").asText()).isEqualTo("waiting");
        assertThat(row.path("follower").path("accountName").asText()).isEqualTo("小店");
        assertThat(row.path("agent").isNull()).isTrue();
        assertThat(desk.body().path("queues").get(0).path("waiting").asInt()).isEqualTo(1);
        assertThat(desk.body().path("cursor").asText()).isNotEmpty();

        Answer taken = server.post(LI, "/conversations/" + id + "/take", "");
        assertThat(taken.body().path("state").asText()).isEqualTo("agent");
        assertThat(taken.body().path("agent").path("id").asText()).isEqualTo("11");
        assertThat(server.post(WANG, "/conversations/" + id + "/take", "").status())
                .isEqualTo(409);

        assertThat(server.writes("oAnna", "我的快递呢")).isEqualTo("success");
        Answer line = server.post(LI, "/conversations/" + id + "/messages", "{\"text\":\"马上查\",\"clientKey\":\"k1\"}");
        assertThat(line.body().path("from").asText()).isEqualTo("agent");
        assertThat(server.sent.poll(20, TimeUnit.SECONDS)).contains("马上查", "oAnna");

        JsonNode conversation = server.get(LI, "/conversations/" + id).body();
        assertThat(conversation.path("lines"))
                .extracting(each -> each.path("text").asText())
                .contains("人工", "请稍等", "我的快递呢", "马上查");
        assertThat(conversation.path("context").path("asked").asText()).isEqualTo("我的快递呢");
        assertThat(conversation.path("allowance").path("left").asInt()).isBetween(4, 5);
        assertThat(server.post(LI, "/conversations/" + id + "/give-back", "{\"word\":\"好了\"}")
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("closed");
        assertThat(server.writes("oAnna", "几点关门")).contains("答：几点关门");
        assertThat(server.gate.done).contains("li conversation-taken", "li conversation-given-back");
    }

    @Test
    void whatMakesNoSenseIsSaidInWords() throws Exception {
        String id = waiting("oAnna");

        assertThat(server.get(LI, "/conversations/77").status()).isEqualTo(404);
        assertThat(server.get(LI, "/conversations/x").status()).isEqualTo(404);
        Answer empty = server.post(LI, "/conversations/" + id + "/messages", "{\"text\":\" \",\"clientKey\":\"k\"}");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.body().path("error").asText()).isNotEmpty();
        assertThat(server.post(LI, "/conversations/" + id + "/messages", "[").status())
                .isEqualTo(400);
        assertThat(server.post(LI, "/conversations/" + id + "/messages", "{\"text\":\"您好\",\"clientKey\":\"k\"}")
                        .status())
                .isEqualTo(409);
        assertThat(server.ask(LI, "PUT", "/presence", "{\"presence\":\"asleep\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoOnlyLooksCannotServe() throws Exception {
        String id = waiting("oAnna");

        assertThat(server.get(VIEWER, "/conversations/" + id).status()).isEqualTo(200);
        assertThat(server.post(VIEWER, "/conversations/" + id + "/take", "").status())
                .isEqualTo(403);
        assertThat(server.get(VIEWER, "/search?q=x").status()).isEqualTo(403);
    }

    @Test
    void aSupervisorSeesAndReassignsEverything() throws Exception {
        String id = waiting("oAnna");
        server.post(LI, "/conversations/" + id + "/take", "");
        assertThat(server.get(WANG, "").body().path("conversations")).isEmpty();
        assertThat(server.get(CHEN, "").body().path("conversations")).hasSize(1);
        server.ask(WANG, "PUT", "/presence", "{\"presence\":\"online\"}");

        assertThat(server.post(WANG, "/conversations/" + id + "/transfer", "{\"agent\":\"12\",\"word\":\"\"}")
                        .status())
                .isEqualTo(409);
        Answer moved = server.post(CHEN, "/conversations/" + id + "/transfer", "{\"agent\":\"12\",\"word\":\"急\"}");
        assertThat(moved.body().path("agent").path("id").asText()).isEqualTo("12");
        assertThat(server.get(WANG, "").body().path("conversations")).hasSize(1);
    }

    @Test
    void aFollowerRatesOnce() throws Exception {
        String id = waiting("oAnna");
        server.post(LI, "/conversations/" + id + "/take", "");
        server.post(LI, "/conversations/" + id + "/close", "{\"reason\":\"已解决\",\"askRating\":true}");
        assertThat(server.sent.poll(20, TimeUnit.SECONDS)).contains("打分");

        assertThat(server.writes("oAnna", "5分，很耐心")).contains("谢谢您的评价");
        JsonNode rating =
                server.get(CHEN, "/conversations/" + id).body().path("row").path("rating");
        assertThat(rating.path("stars").asInt()).isEqualTo(5);
        assertThat(rating.path("word").asText()).isEqualTo("很耐心");
        assertThat(server.writes("oAnna", "4")).contains("答：4");
    }

    @Test
    void whatWasSaidIsFound() throws Exception {
        waiting("oAnna");
        server.writes("oAnna", "我要退 iPhone 壳_100%");
        server.writes("oBen", "没有转过人工的人说 iphone");

        JsonNode hits = server.get(LI, "/search?q=IPHONE").body().path("hits");
        assertThat(hits)
                .extracting(hit -> hit.path("line").path("text").asText())
                .contains("我要退 iPhone 壳_100%")
                .doesNotContain("没有转过人工的人说 iphone");
        assertThat(hits.get(0).path("row").path("id").asText()).isNotEmpty();
        assertThat(server.get(LI, "/search?q=_100%25").body().path("hits")).isNotEmpty();
        assertThat(server.get(LI, "/search?q=Text").body().path("hits")).isEmpty();
    }

    @Test
    void aLineIsMarkedForTheEditors() throws Exception {
        String id = waiting("oAnna");
        server.post(LI, "/conversations/" + id + "/take", "");
        String line = server.post(LI, "/conversations/" + id + "/messages", "{\"text\":\"可以退\",\"clientKey\":\"k\"}")
                .body()
                .path("id")
                .asText();
        Answer marked = server.post(
                LI, "/conversations/" + id + "/lines/" + line + "/mark", "{\"question\":\"能退吗\",\"answer\":\"可以退\"}");

        assertThat(marked.body().path("marked").asBoolean()).isTrue();
        JsonNode mark = server.get(CHEN, "/marks").body().path("marks").get(0);
        assertThat(mark.path("question").asText()).isEqualTo("能退吗");
        assertThat(mark.path("agent").path("id").asText()).isEqualTo("11");
        assertThat(server.post(LI, "/conversations/" + id + "/lines/d1/mark", "{\"question\":\"x\",\"answer\":\"y\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void quickRepliesAreOnesOwnOrEverybodys() throws Exception {
        Answer own = server.post(LI, "/quick-replies", "{\"shortcut\":\"hi\",\"title\":\"问候\",\"text\":\"您好\"}");
        Answer shared = server.post(
                CHEN, "/quick-replies", "{\"shortcut\":\"bye\",\"title\":\"道别\",\"text\":\"再见\",\"own\":false}");
        assertThat(server.post(LI, "/quick-replies", "{\"text\":\"x\",\"own\":false}")
                        .status())
                .isEqualTo(400);
        assertThat(server.get(LI, "/quick-replies").body()).hasSize(2);
        assertThat(server.get(WANG, "/quick-replies").body()).hasSize(1);

        String of = "/quick-replies/" + own.body().path("id").asText();
        assertThat(server.ask(WANG, "PUT", of, "{\"text\":\"改\"}").status()).isEqualTo(404);
        assertThat(server.ask(LI, "PUT", of, "{\"text\":\"改\"}")
                        .body()
                        .path("text")
                        .asText())
                .isEqualTo("改");
        assertThat(server.ask(
                                LI,
                                "DELETE",
                                "/quick-replies/" + shared.body().path("id").asText(),
                                "")
                        .status())
                .isEqualTo(404);
        assertThat(server.ask(LI, "DELETE", of, "").status()).isEqualTo(204);
    }

    @Test
    void aPageIsToldWhatHappensAndMissesNothingWhenItIsCutOff() throws Exception {
        String id = waiting("oAnna");
        String cursor = server.get(LI, "").body().path("cursor").asText();
        try (Page page = server.new Page(LI, cursor)) {
            server.post(LI, "/conversations/" + id + "/take", "");
            page.linesUntil("LI 接待");
            JsonNode row = page.next(
                    "row", frame -> frame.path("row").path("state").asText().equals("agent"));
            assertThat(row.path("row").path("id").asText()).isEqualTo(id);
            server.writes("oAnna", "第一句");
            page.linesUntil("第一句");
            JsonNode context = page.next("context", frame -> true);
            assertThat(context.path("context").path("asked").asText()).isEqualTo("第一句");
            cursor = context.path("cursor").asText();
        }
        server.writes("oAnna", "第二句");
        server.post(LI, "/conversations/" + id + "/messages", "{\"text\":\"第三句\",\"clientKey\":\"k\"}");
        try (Page page = server.new Page(LI, cursor)) {
            assertThat(page.linesUntil("第三句")).containsSubsequence(List.of("第二句", "第三句"));
            JsonNode sent = page.next(
                    "line",
                    frame -> frame.path("line")
                            .path("delivery")
                            .path("state")
                            .asText()
                            .equals("sent"));
            assertThat(sent.path("line").path("text").asText()).isEqualTo("第三句");
        }
    }

    @Test
    void aPageWhoseCursorIsUnknownIsToldToAskAnew() throws Exception {
        waiting("oAnna");
        try (Page page = server.new Page(LI, "0.123456")) {
            assertThat(page.next("reload", frame -> true).path("cursor").asText())
                    .isNotEmpty();
        }
    }

    @Test
    void anotherAgentsConversationIsNotShownLive() throws Exception {
        String id = waiting("oAnna");
        server.post(LI, "/conversations/" + id + "/take", "");
        String cursor = server.get(WANG, "").body().path("cursor").asText();
        try (Page own = server.new Page(LI, cursor);
                Page other = server.new Page(WANG, cursor)) {
            server.writes("oAnna", "只给李丽看");
            own.linesUntil("只给李丽看");
            String second = waiting("oBen");
            assertThat(other.next("line", frame -> true).path("conversation").asText())
                    .isEqualTo(second);
        }
    }

    @Test
    void aPageThatSaysThatItIsThereIsOnline() throws Exception {
        String cursor = server.get(LI, "").body().path("cursor").asText();
        server.ask(LI, "PUT", "/presence", "{\"presence\":\"online\"}");
        try (Page page = server.new Page(CHEN, cursor)) {
            page.say("{\"kind\":\"alive\"}");
            JsonNode agents = page.next("agents", frame -> frame.path("agents").size() == 1);
            assertThat(agents.path("agents").get(0).path("presence").asText()).isEqualTo("online");
        }
    }
}
