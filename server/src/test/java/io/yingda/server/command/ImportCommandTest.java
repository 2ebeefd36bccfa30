package io.yingda.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    @TempDir
    Path home;

    private String table = "";

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(home.resolve("knowledge-base/articles"));
        table = Files.writeString(home.resolve("table.csv"), "问题,答案,类别\n能退吗,能退,退换货\n几点开门,十点,门店\n")
                .toString();
    }

    @Test
    void aDryRunShowsThePlanAndWritesNothing() throws IOException {
        Typed dry = Typed.at(home, "import", "--dry-run", table);

        assertThat(dry.code()).isZero();
        assertThat(dry.out()).contains("能退吗", "几点开门", "新增 2，改动 0，不变 0，问题 0。");
        assertThat(articles()).isZero();
    }

    @Test
    void whereNobodyCanBeAskedNothingIsWrittenWithoutYes() throws IOException {
        Typed refused = Typed.at(home, "import", table);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--yes");
        assertThat(articles()).isZero();

        Typed written = Typed.at(home, "import", "--yes", table);
        assertThat(written.code()).isZero();
        assertThat(written.out()).contains("写好了 2 个条目");
        assertThat(articles()).isEqualTo(2);
    }

    @Test
    void somebodyAtATerminalIsAsked() throws IOException {
        Typed no = Typed.at(home, Map.of(), "\n", true, "import", table);
        assertThat(no.out()).endsWith("写入这 2 个条目吗？[y/N] 没有写任何文件。\n");
        assertThat(articles()).isZero();

        assertThat(Typed.at(home, Map.of(), "y\n", true, "import", table).code())
                .isZero();
        assertThat(articles()).isEqualTo(2);
    }

    @Test
    void aSecondImportShowsWhatChanges() throws IOException {
        Typed.at(home, "import", "--yes", table);
        Files.writeString(Path.of(table), "问题,答案,类别\n能退吗,能退,退换货\n几点开门,九点,门店\n");

        Typed again = Typed.at(home, "import", "--yes", table);

        assertThat(again.out()).contains("answer：十点 → 九点", "新增 0，改动 1，不变 1");
        assertThat(articles()).isEqualTo(2);
    }

    @Test
    void aRowThatIsWrongIsAFinding() throws IOException {
        Files.writeString(Path.of(table), "问题,答案,类别\n,能退,退换货\n");

        Typed wrong = Typed.at(home, "import", "--yes", table);

        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out()).startsWith("table.csv:2: 错误");
    }

    @Test
    void aFileThereIsNotIsWrongUse() {
        Typed wrong = Typed.at(home, "import", "none.csv");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("没有这个文件：none.csv");
    }

    private long articles() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("knowledge-base"))) {
            return files.filter(file -> file.toString().endsWith(".md")).count();
        }
    }
}
