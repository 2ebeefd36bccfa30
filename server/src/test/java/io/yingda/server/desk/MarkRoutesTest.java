package io.yingda.server.desk;

import static io.yingda.server.desk.DeskServer.CHEN;
import static io.yingda.server.desk.DeskServer.EDITOR;
import static io.yingda.server.desk.DeskServer.LI;
import static io.yingda.server.desk.DeskServer.VIEWER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.yingda.knowledge.labels.Label;
import io.yingda.knowledge.labels.Labels;
import io.yingda.server.desk.DeskServer.Answer;
import io.yingda.server.store.Dialect;
import io.yingda.server.store.TestStore;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents mark, editors settle. */
@Timeout(120)
class MarkRoutesTest {

    private final TestStore store = TestStore.empty(Dialect.SQLITE);
    private final DeskServer server = new DeskServer(store.open());
    private String conversation = "";

    @TempDir
    Path folder;

    MarkRoutesTest() throws Exception {}

    @BeforeEach
    void anAgentHasAConversation() throws Exception {
        server.writes("oAnna", "人工");
        conversation = server.get(CHEN, "")
                .body()
                .path("conversations")
                .get(0)
                .path("id")
                .asText();
        server.post(LI, "/conversations/" + conversation + "/take", "");
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private Answer mark(String said, String mark) throws Exception {
        String line = server.post(
                        LI,
                        "/conversations/" + conversation + "/messages",
                        "{\"text\":\"" + said + "\",\"clientKey\":\"" + said + "\"}")
                .body()
                .path("id")
                .asText();
        return server.post(LI, "/conversations/" + conversation + "/lines/" + line + "/mark", mark);
    }

    private JsonNode marks(String query) throws Exception {
        return server.get(EDITOR, "/marks" + query).body().path("marks");
    }

    @Test
    void anEditorSeesWhatWasAskedAndSaidAndShouldHaveBeenSaid() throws Exception {
        mark("打 13812345678 问我", "{\"question\":\"我的号 13812345678 能退吗\",\"articleId\":\"return\"}");
        mark("会补发", "{\"question\":\"漏发了\",\"answer\":\"漏发的三天内补发。\"}");

        JsonNode marks = marks("?state=open");
        assertThat(marks)
                .extracting(mark -> mark.path("question").asText())
                .containsExactly("漏发了", "我的号 138****5678 能退吗");
        assertThat(marks.get(0).path("said").asText()).isEqualTo("会补发");
        assertThat(marks.get(0).path("answer").asText()).isEqualTo("漏发的三天内补发。");
        assertThat(marks.get(0).path("articleId").isNull()).isTrue();
        assertThat(marks.get(0).path("agent").path("name").asText()).isEqualTo("LI");
        assertThat(marks.get(1).path("articleTitle").asText()).isEqualTo("可以退货吗");
        assertThat(marks.get(1).path("said").asText()).doesNotContain("13812345678");
        assertThat(server.get(CHEN, "/marks")
                        .body()
                        .path("marks")
                        .get(1)
                        .path("question")
                        .asText())
                .contains("13812345678");
    }

    @Test
    void anArticleThereIsNotCannotBeNamed() throws Exception {
        Answer wrong = mark("会补发", "{\"question\":\"漏发了\",\"articleId\":\"retrun\"}");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("error").asText()).contains("retrun");
        assertThat(marks("")).isEmpty();
    }

    @Test
    void anEditorSettlesAMarkAndOpensItAgain() throws Exception {
        mark("会补发", "{\"question\":\"漏发了\",\"answer\":\"补发\"}");
        String id = marks("").get(0).path("id").asText();

        assertThat(server.ask(EDITOR, "PUT", "/marks/" + id, "{\"state\":\"rejected\",\"word\":\" \"}")
                        .status())
                .isEqualTo(400);
        Answer done = server.ask(
                EDITOR, "PUT", "/marks/" + id, "{\"state\":\"done\",\"word\":\"改好了\",\"articleId\":\"shipping\"}");
        assertThat(done.body().path("state").asText()).isEqualTo("done");
        assertThat(done.body().path("articleId").asText()).isEqualTo("shipping");
        assertThat(done.body().path("settled").path("name").asText()).isEqualTo("ED");
        assertThat(done.body().path("settled").path("word").asText()).isEqualTo("改好了");
        assertThat(marks("?state=open")).isEmpty();
        assertThat(marks("?state=done")).hasSize(1);
        assertThat(server.gate.done).contains("li answer-marked", "ed mark-settled");

        Answer open = server.ask(EDITOR, "PUT", "/marks/" + id, "{\"state\":\"open\"}");
        assertThat(open.body().path("settled").isNull()).isTrue();
        assertThat(marks("?state=open")).hasSize(1);
    }

    @Test
    void aMarkWhoseArticleIsGoneIsSettledAndNoLabel() throws Exception {
        mark("能退", "{\"question\":\"能退吗\",\"articleId\":\"return\"}");
        mark("会补发", "{\"question\":\"漏发了\",\"answer\":\"补发\"}");
        server.articles.withdraw("return");
        String id = marks("").get(1).path("id").asText();

        assertThat(new String(
                        server.bytes(EDITOR, "GET", "/labels", new byte[0]).body(), UTF_8))
                .contains("漏发了")
                .doesNotContain("能退吗");
        Answer done = server.ask(EDITOR, "PUT", "/marks/" + id, "{\"state\":\"done\",\"articleId\":\"return\"}");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body().path("articleTitle").isNull()).isTrue();
    }

    @Test
    void aMarkCanBeSettledWithoutAnArticle() throws Exception {
        mark("会补发", "{\"question\":\"漏发了\",\"articleId\":\"return\"}");
        String id = marks("").get(0).path("id").asText();

        Answer same = server.ask(EDITOR, "PUT", "/marks/" + id, "{\"state\":\"done\",\"word\":\"\"}");
        assertThat(same.body().path("articleId").asText()).isEqualTo("return");
        Answer none = server.ask(EDITOR, "PUT", "/marks/" + id, "{\"state\":\"done\",\"articleId\":\"\"}");
        assertThat(none.body().path("articleId").isNull()).isTrue();
        assertThat(server.ask(EDITOR, "PUT", "/marks/" + id, "{\"state\":\"done\",\"articleId\":\"retrun\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatMakesNoSenseIsRefusedInWords() throws Exception {
        assertThat(server.get(EDITOR, "/marks?state=lost").status()).isEqualTo(400);
        assertThat(server.ask(EDITOR, "PUT", "/marks/77", "{\"state\":\"done\"}")
                        .status())
                .isEqualTo(404);
        assertThat(server.ask(EDITOR, "PUT", "/marks/x", "{\"state\":\"done\"}").status())
                .isEqualTo(404);
    }

    @Test
    void aMarkThatIsMadeAnewIsOpenAgain() throws Exception {
        mark("会补发", "{\"question\":\"漏发了\",\"answer\":\"补发\"}");
        String id = marks("").get(0).path("id").asText();
        server.ask(EDITOR, "PUT", "/marks/" + id, "{\"state\":\"rejected\",\"word\":\"太少见\"}");

        mark("会补发", "{\"question\":\"漏发了怎么办\",\"answer\":\"补发\"}");

        assertThat(marks("?state=open"))
                .extracting(mark -> mark.path("question").asText())
                .containsExactly("漏发了怎么办");
    }

    @Test
    void marksAreGivenOutAsLabelsThatCalibrationReads() throws Exception {
        mark("能退", "{\"question\":\"我的 13812345678 能\\\"退\\\"吗\",\"articleId\":\"return\"}");
        mark("会补发", "{\"question\":\"漏发了\",\"answer\":\"补发\"}");
        mark("不知道", "{\"question\":\"天气好吗\",\"answer\":\"好\"}");
        String weather = marks("").get(0).path("id").asText();
        server.ask(EDITOR, "PUT", "/marks/" + weather, "{\"state\":\"rejected\",\"word\":\"闲聊\"}");

        HttpResponse<byte[]> file = server.bytes(EDITOR, "GET", "/labels", new byte[0]);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("desk-marks.jsonl");
        Path path = Files.write(folder.resolve("desk-marks.jsonl"), file.body());
        List<Object> problems = new ArrayList<>();
        List<Label> labels = Labels.readFile(path, "desk-marks.jsonl", problems::add);

        assertThat(problems).isEmpty();
        assertThat(labels)
                .extracting(label -> label.question() + " → " + label.article())
                .containsExactly("漏发了 → ", "我的 138****5678 能\"退\"吗 → return");
    }

    @ParameterizedTest
    @ValueSource(strings = {LI, VIEWER})
    void whoDoesNotEditSeesNone(String who) throws Exception {
        assertThat(server.get(who, "/marks").status()).isEqualTo(403);
        assertThat(server.ask(who, "PUT", "/marks/1", "{\"state\":\"done\"}").status())
                .isEqualTo(403);
        assertThat(server.bytes(who, "GET", "/labels", new byte[0]).statusCode())
                .isEqualTo(403);
    }
}
