package io.yingda.knowledge.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.Home;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    private Home home;
    private final List<Problem> problems = new ArrayList<>();

    @BeforeEach
    void folder() {
        home = Home.in(temporary);
    }

    @Test
    void linesAndTablesAreReadInOrder() {
        home.write("labels/b.csv", "条目,谁标的,问题\nfee,小王,多少钱包邮\n\nnone,小王,今晚月亮圆不圆\n")
                .write("labels/a.jsonl", """
                        {"question": "几点关门", "article": "hours"}

                        {"question": "在吗", "article": null}
                        """)
                .write("labels/notes.txt", "不是标注");

        assertThat(read())
                .containsExactly(
                        new Label("几点关门", "hours", "knowledge-base/labels/a.jsonl", 1),
                        new Label("在吗", "", "knowledge-base/labels/a.jsonl", 3),
                        new Label("多少钱包邮", "fee", "knowledge-base/labels/b.csv", 2),
                        new Label("今晚月亮圆不圆", "", "knowledge-base/labels/b.csv", 4));
        assertThat(problems).isEmpty();
    }

    @Test
    void aTableMayComeFromAnOldSpreadsheet() {
        home.write("labels/a.csv", "问题,条目\n几点关门,hours\n".getBytes(Charset.forName("GB18030")));

        assertThat(read()).extracting(Label::question).containsExactly("几点关门");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"question\": \"在吗\"}|2: 错误: 缺少条目。请写条目的 id；没有条目能答就写 none",
                "{\"question\": \" \", \"article\": \"fee\"}|2: 错误: 缺少问题。请补上粉丝问的原话",
                "[1]|2: 错误: 这一行不是 JSON 对象。每行写一个 {\"question\": \"粉丝的话\", \"article\": \"条目的 id 或 none\"}",
                "{\"question\"|2: 错误: 这一行不是 JSON 对象。每行写一个 {\"question\": \"粉丝的话\", \"article\": \"条目的 id 或 none\"}"
            })
    void aBadLineIsNamedAndTheOthersCount(String line, String expected) {
        String good = "{\"question\": \"几点关门\", \"article\": \"hours\"}\n";
        home.write("labels/a.jsonl", good + line + "\n" + good);

        assertThat(read()).extracting(Label::line).containsExactly(1, 3);
        assertThat(problems).extracting(Problem::asLine).containsExactly("knowledge-base/labels/a.jsonl:" + expected);
    }

    @Test
    void aTableNeedsBothColumns() {
        home.write("labels/a.csv", "问题,答案\n几点关门,十点\n");

        assertThat(read()).isEmpty();
        assertThat(problems)
                .extracting(Problem::asLine)
                .containsExactly("knowledge-base/labels/a.csv:1: 错误: 缺少“条目”这一列。第一行写列名：问题,条目");
    }

    @Test
    void withoutTheFolderThereAreNone() {
        assertThat(read()).isEmpty();
        assertThat(problems).isEmpty();
    }

    private List<Label> read() {
        return Labels.read(home.folder(), problems::add);
    }
}
