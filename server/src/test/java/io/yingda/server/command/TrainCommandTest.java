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

    private String materials = "";
    private String output = "";

    @BeforeEach
    void write() throws IOException {
        SmallMerchant.write(home, "materials/city/kb.jsonl", """
                {"id": "a", "question": "垃圾几点收", "answer": "垃圾车每天晚上七点到路口。"}
                {"id": "b", "question": "护照怎么办", "similar": ["办护照要几天"], "answer": "护照在三楼窗口办理，十天可以领取。"}
                """);
        SmallMerchant.write(home, "materials/city/queries.jsonl", """
                {"text": "垃圾车几点来", "answer_id": "a"}
                {"text": "护照几天拿到", "answer_id": "b"}
                {"text": "今天下雨吗", "answer_id": null}
                """);
        materials = home.resolve("materials").toString();
        output = Files.createDirectory(home.resolve("output")).toString();
    }

    @Test
    void theSameMaterialGivesTheSameCoefficients() throws IOException {
        Typed first = Typed.at(home, "train", "--materials", materials, "--output", output);

        assertThat(first.code()).isZero();
        assertThat(first.out().lines()).hasSize(3).allMatch(line -> line.startsWith("写好了："));
        assertThat(Files.readString(Path.of(output, "coefficients.properties")))
                .startsWith(
                        "# Fitted by ./yingda train, seed 20261122, on 3 questions to 2 articles of 1 merchants, their"
                                + " phrasings, and small talk.")
                .contains("\nscore.bm25-words=", "\nconfidence.base=")
                .doesNotContain(home.toString());
        assertThat(Path.of(output, "coefficients-dense-phrasings.properties")).exists();
        assertThat(Path.of(output, "coefficients-dense-answers.properties")).exists();

        assertThat(Typed.at(home, "train", "--materials", materials, "--output", output)
                        .out()
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("没有变："));
    }

    @Test
    void whatIsMissingIsNamed() {
        Typed nothing = Typed.at(home, "train");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("缺少 --materials、--output");

        Typed folder = Typed.at(home, "train", "--materials", materials, "--output", "nowhere");
        assertThat(folder.code()).isEqualTo(2);
        assertThat(folder.err()).contains("没有这个文件夹：nowhere");

        Typed data = Typed.at(home, "train", "--materials", home.toString(), "--output", output);
        assertThat(data.code()).isEqualTo(2);
        assertThat(data.err()).contains("kb.jsonl: 读不到这个文件");

        Typed none = Typed.at(home, "train", "--materials", output, "--output", output);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("里没有子文件夹");
    }
}
