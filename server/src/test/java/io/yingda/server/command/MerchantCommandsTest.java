package io.yingda.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.server.content.SmallMerchant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a merchant's folder that none of them changes. */
class MerchantCommandsTest {

    @TempDir
    static Path home;

    @BeforeAll
    static void write() throws IOException {
        SmallMerchant.in(home);
    }

    @Test
    void checkFindsNothingButTheUnsetVariable() {
        Typed check = Typed.at(home, "check");

        assertThat(check.out())
                .startsWith("yingda.yaml:7: 提示: 环境变量没有设置：SHOP_TOKEN")
                .contains("0 个错误，0 个警告，1 个提示。检查了 2 个条目、2 个测试问题、2 条规则、1 个场景（1 个通过）");
        assertThat(check.code()).isZero();
    }

    @Test
    void checkAsJsonIsForTools() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(
                        Typed.at(home, "check", "--json", "--day", "2026-12-01").out());

        assertThat(report.at("/problems/0/severity").asText()).isEqualTo("hint");
        assertThat(report.at("/problems/0/file").asText()).isEqualTo("yingda.yaml");
        assertThat(report.at("/problems/0/line").asInt()).isEqualTo(7);
        assertThat(report.at("/summary/errors").asInt()).isZero();
        assertThat(report.at("/summary/articles").asInt()).isEqualTo(2);
        assertThat(report.at("/summary/passed").asInt()).isEqualTo(1);
    }

    @Test
    void explainShowsTheWholeWay() throws IOException {
        Typed text = Typed.at(home, "explain", "可以退吗");
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .containsSubsequence(
                        "来信",
                        "原文",
                        "可以退吗",
                        "候选",
                        "return",
                        "得分构成",
                        "事实",
                        "账号 shop",
                        "规则",
                        "直接答",
                        "→ Answer return",
                        "决定",
                        "Answer return",
                        "回复",
                        "│ 签收后 7 天内可以退。",
                        "用时",
                        "检索",
                        "ms",
                        "版本");

        JsonNode json = new ObjectMapper()
                .readTree(Typed.at(home, "explain", "可以退吗", "--json").out());
        assertThat(json.at("/decision/articleId").asText()).isEqualTo("return");
    }

    @Test
    void anAccountThereIsNotIsWrongUse() {
        Typed wrong = Typed.at(home, "explain", "--account", "shopp", "可以退吗");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("yingda.yaml 里没有账号 shopp。您是不是想写 shop？");
    }

    @Test
    void chatTalksLineByLine() {
        Typed chat = Typed.at(home, Map.of(), """
                可以退吗

                /why
                /voice
                /meun
                /scan
                /new
                /why
                /quit
                可以退吗
                """, false, "chat");

        assertThat(chat.code()).isZero();
        assertThat(chat.out())
                .containsSubsequence(
                        "您正在和“小店”对话",
                        "粉丝> 可以退吗",
                        "应答> 签收后 7 天内可以退。",
                        "粉丝> /why",
                        "Answer return",
                        "粉丝> /voice",
                        "应答> 抱歉",
                        "没有 /meun 这个命令。您是不是想写 /menu？",
                        "/scan 后面还要写一个词",
                        "换了一个新粉丝。",
                        "还没有对话。");
        assertThat(chat.out().split("应答> 签收", -1)).hasSize(2);
    }

    @Test
    void evalMeasuresTheMerchantsOwnQuestions() throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(Typed.at(home, "eval", "--json").out());

        assertThat(report.fieldNames())
                .toIterable()
                .containsExactly(
                        "entries",
                        "queries",
                        "r1",
                        "r3",
                        "r10",
                        "mrr10",
                        "coverage",
                        "ms",
                        "ece",
                        "auroc",
                        "tolerance",
                        "threshold",
                        "outcome",
                        "inScope",
                        "outOfScope",
                        "byKind",
                        "errors");
        assertThat(report.at("/entries").asInt()).isEqualTo(2);
        assertThat(report.at("/queries").asInt()).isEqualTo(2);
        assertThat(report.at("/r1").asDouble()).isEqualTo(1);
        assertThat(report.at("/coverage").fieldNames()).toIterable().containsExactly("p95", "p90", "p85");
        assertThat(report.at("/ms").fieldNames()).toIterable().containsExactly("mean", "p50", "p99");
        assertThat(report.at("/outcome").fieldNames())
                .toIterable()
                .containsExactly("right", "offered", "escalated", "wrong");
        assertThat(report.at("/byKind/short/outcome")).isEqualTo(report.at("/outcome"));
        assertThat(report.at("/tolerance").asDouble()).isEqualTo(.05);
        assertThat(Typed.at(home, "eval").out()).contains("R@1         1.0000", "最多容许 5.0% 答错，建议门槛 0.70");
    }

    @Test
    void evalTellsWhatChangedSinceAReport(@TempDir Path other) throws IOException {
        SmallMerchant.in(other);
        String before = other.resolve("before.json").toString();
        assertThat(Typed.at(other, "eval", "--report", before).code()).isZero();
        SmallMerchant.write(other, "knowledge-base/questions/all.yaml", """
                - question: 门店几点开门
                  expect: return
                """);

        JsonNode report = new ObjectMapper()
                .readTree(Typed.at(other, "eval", "--json", "--against", before).out());

        assertThat(report.at("/changes/gone").asInt()).isEqualTo(1);
        assertThat(report.at("/changes/lost/0/now/text").asText()).isEqualTo("门店几点开门");
        assertThat(report.at("/changes/lost/0/before/rank").asInt()).isEqualTo(1);
        assertThat(Typed.at(other, "eval", "--against", before).out()).contains("和之前的报告相比", "少了 1 个");

        Typed missing = Typed.at(other, "eval", "--against", "nowhere.json");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("nowhere.json: 读不到这个文件");
    }

    @Test
    void evalTakesAToleranceThatMakesSense() throws IOException {
        Typed careful = Typed.at(home, "eval", "--json", "--tolerance", "0.01");
        assertThat(new ObjectMapper().readTree(careful.out()).at("/tolerance").asDouble())
                .isEqualTo(.01);

        for (String wrong : List.of("0", "5", "-0.1", "x")) {
            Typed typed = Typed.at(home, "eval", "--tolerance=" + wrong);
            assertThat(typed.code()).isEqualTo(2);
            assertThat(typed.err()).startsWith("--tolerance ");
        }
    }

    @Test
    void evalTakesForeignFiles() throws IOException {
        Path kb = Files.writeString(
                home.resolve("kb.jsonl"), "{\"id\": \"a\", \"question\": \"怎么退货\", \"answer\": \"\"}\n");
        Path queries = Files.writeString(home.resolve("queries.jsonl"), "{\"text\": \"怎么退货\", \"answer_id\": \"a\"}\n");

        Typed eval = Typed.at(home, "eval", "--json", "--kb", kb.toString(), "--queries", queries.toString());
        assertThat(new ObjectMapper().readTree(eval.out()).at("/r1").asDouble()).isEqualTo(1);

        Files.writeString(queries, "oops");
        Typed wrong = Typed.at(home, "eval", "--kb", kb.toString(), "--queries", queries.toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("queries.jsonl:1: 这一行不是 JSON");
    }

    @Test
    void evalMeasuresWithTheModelAskedForOrNotAtAll() throws IOException {
        Typed bundled = Typed.at(home, "eval", "--json", "--model", "bundled");
        assertThat(new ObjectMapper().readTree(bundled.out()).at("/r1").asDouble())
                .isEqualTo(1);

        Typed slip = Typed.at(home, "eval", "--model", "bundle");
        assertThat(slip.code()).isEqualTo(2);
        assertThat(slip.err()).contains("--model 没有“bundle”这个选项。您是不是想写“bundled”？");

        Typed missing = Typed.at(home, "eval", "--model", "nowhere/model.onnx");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("没有文件", "model.onnx");
    }

    @Test
    void serveNamesEveryUnsetVariable() {
        Typed serve = Typed.at(home, "serve");

        assertThat(serve.code()).isEqualTo(1);
        assertThat(serve.err()).startsWith("yingda.yaml:7: 错误: 环境变量 SHOP_TOKEN 没有设置（字段 accounts.shop.token）");
    }
}
