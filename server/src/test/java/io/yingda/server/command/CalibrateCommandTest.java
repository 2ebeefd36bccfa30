package io.yingda.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.server.content.SmallMerchant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class CalibrateCommandTest {

    @TempDir
    Path home;

    @BeforeEach
    void write() throws IOException {
        SmallMerchant.in(home);
    }

    @Test
    void fewPhrasingsAreNoRehearsal() {
        Typed calibrate = Typed.at(home, "calibrate");

        assertThat(calibrate.code()).isZero();
        assertThat(calibrate.out())
                .contains("问法太少，没有演习", "测试问题 2 个", "answer  0.70", "offer   0.20", "margin  0.10", "标注：没有");
    }

    @Test
    void manyPhrasingsAreRehearsedAndTheThresholdFollowsTheTolerance() throws IOException {
        manyArticles();

        JsonNode report = json("calibrate", "--json", "--model", "bundled");
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactly(
                        "entries", "tolerance", "fitted", "thresholds", "rehearsal", "questions", "outcome", "labels");
        assertThat(report.at("/rehearsal/bins")).hasSize(10);
        assertThat(report.at("/rehearsal/count").asInt()).isGreaterThan(100);
        assertThat(report.at("/rehearsal/ece").asDouble()).isBetween(0., 1.);
        assertThat(report.at("/questions/count").asInt()).isEqualTo(2);
        assertThat(report.at("/thresholds").fieldNames()).toIterable().containsExactly("answer", "offer", "margin");

        JsonNode careful = json("calibrate", "--json", "--model", "bundled", "--tolerance", "0.0001");
        assertThat(careful.at("/tolerance").asDouble()).isEqualTo(.0001);
        assertThat(careful.at("/thresholds/answer").asDouble())
                .isGreaterThanOrEqualTo(report.at("/thresholds/answer").asDouble());
        assertThat(report.at("/fitted").asBoolean()).isTrue();
        assertThat(json("eval", "--json", "--model", "bundled").at("/threshold"))
                .isEqualTo(report.at("/thresholds/answer"));
    }

    @Test
    void byWordsAloneNothingIsFitted() throws IOException {
        manyArticles();

        assertThat(Typed.at(home, "calibrate", "--model", "none").out())
                .contains("建议门槛（所有问题里最多 5.0% 答错）", "answer  0.70", "0.9–1.0", "把握和门槛都是程序自带的");
    }

    @Test
    void theTableIsAlsoAPicture() throws Exception {
        manyArticles();
        Path svg = home.resolve("reliability.svg");

        assertThat(Typed.at(home, "calibrate", "--svg", svg.toString()).code()).isZero();

        Document picture =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
        assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(Files.readString(svg)).contains("测试问题 2 个", "门槛 0.");

        Typed unwritable = Typed.at(home, "calibrate", "--svg", "nowhere/a.svg");
        assertThat(unwritable.code()).isEqualTo(2);
        assertThat(unwritable.err()).contains("nowhere/a.svg: 写不了这个文件");
    }

    @Test
    void aBadLabelIsNamedAndTheOthersCount() throws IOException {
        SmallMerchant.write(home, "knowledge-base/labels/a.csv", "问题,条目\n周末几点开门,hours\n在吗,\n");
        Path more = Files.writeString(
                home.resolve("more.jsonl"), "{\"question\": \"退货退货\", \"article\": \"return\"}\noops\n");

        Typed calibrate = Typed.at(home, "calibrate", "--labels", more.toString());

        assertThat(calibrate.code()).isEqualTo(1);
        assertThat(calibrate.err())
                .contains("knowledge-base/labels/a.csv:3: 错误: 缺少条目", "more.jsonl:2: 错误: 这一行不是 JSON 对象");
        assertThat(calibrate.out()).contains("标注：2 条，没有用上：要 50 条以上才看得出好坏");
        assertThat(Typed.at(home, "check").out()).contains("knowledge-base/labels/a.csv:3: 错误: 缺少条目");

        Typed missing = Typed.at(home, "calibrate", "--labels", "nowhere.csv");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("没有这个文件：nowhere.csv");
    }

    private JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(Typed.at(home, arguments).out());
    }

    private void manyArticles() throws IOException {
        for (String thing : new String[] {"奶粉", "推车", "尿裤", "游泳卡", "会员卡", "优惠券", "积分", "发票", "安全座椅", "吸奶器"}) {
            for (String concern : new String[] {"怎么退", "多少钱", "在哪里买", "坏了怎么办"}) {
                String id = "a" + Integer.toHexString((thing + concern).hashCode());
                SmallMerchant.write(home, "knowledge-base/articles/商品/" + id + ".md", """
                        ---
                        id: %s
                        question: %s%s
                        similar: [我的%s%s呀, 请问%s%s]
                        category: 商品
                        ---
                        %s的%s请看说明。
                        """.formatted(
                                id, thing, concern, thing, concern, concern, thing, thing, concern));
            }
        }
    }
}
