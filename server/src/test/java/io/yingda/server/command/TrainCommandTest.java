package io.yingda.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.content.SmallMerchant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @TempDir
    Path home;

    private String answers = "";
    private String output = "";

    @BeforeEach
    void write() throws IOException {
        SmallMerchant.in(home);
        SmallMerchant.write(home, "answers/kb.jsonl", """
                {"id": "a", "question": "", "answer": "垃圾车每天晚上七点到路口。"}
                {"id": "b", "question": "", "answer": "护照在三楼窗口办理，十天可以领取。"}
                """);
        SmallMerchant.write(home, "answers/queries.jsonl", """
                {"text": "垃圾车几点来", "answer_id": "a"}
                {"text": "护照几天拿到", "answer_id": "b"}
                """);
        answers = home.resolve("answers").toString();
        output = Files.createDirectory(home.resolve("output")).toString();
    }

    @Test
    void theSameMaterialGivesTheSameCoefficients() throws IOException {
        Typed first = Typed.at(home, "train", "--answers", answers, "--output", output);

        assertThat(first.code()).isZero();
        assertThat(first.out().lines()).hasSize(3).allMatch(line -> line.startsWith("写好了："));
        assertThat(Files.readString(Path.of(output, "coefficients.properties")))
                .startsWith(
                        "# Fitted by ./yingda train, seed 20261122, on the articles and questions of a knowledge-base"
                                + " folder (2 questions), its phrasings, 2 real questions to 2 answers, and small talk.")
                .contains("\nscore.bm25-words=", "\nconfidence.base=")
                .doesNotContain(home.toString());
        assertThat(Path.of(output, "coefficients-dense-phrasings.properties")).exists();
        assertThat(Path.of(output, "coefficients-dense-answers.properties")).exists();

        assertThat(Typed.at(home, "train", "--answers", answers, "--output", output)
                        .out()
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("没有变："));
    }

    @Test
    void whatIsMissingIsNamed() {
        Typed nothing = Typed.at(home, "train");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("缺少 --answers、--output");

        Typed folder = Typed.at(home, "train", "--answers", answers, "--output", "nowhere");
        assertThat(folder.code()).isEqualTo(2);
        assertThat(folder.err()).contains("没有这个文件夹：nowhere");

        Typed data = Typed.at(home, "train", "--answers", "nowhere", "--output", output);
        assertThat(data.code()).isEqualTo(2);
        assertThat(data.err()).contains("nowhere/kb.jsonl: 读不到这个文件");
    }
}
