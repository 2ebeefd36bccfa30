package io.yingda.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {

    @TempDir
    Path empty;

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo", "chat", "check", "explain", "import", "eval", "bench", "person", "test"})
    void everyCommandHasAChineseHelp(String command) {
        Typed help = Typed.at(empty, command, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("用法：./yingda " + command).containsPattern("\\p{IsHan}{6}");
        assertThat(help.out()).doesNotContain("Usage", "Options");
        assertThat(Typed.at(empty, "help", command).out()).isEqualTo(help.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "link"})
    void everyCommandOfACommandHasAChineseHelp(String command) {
        Typed help = Typed.at(empty, "person", command, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("用法：./yingda person " + command).containsPattern("\\p{IsHan}{6}");
        assertThat(help.out()).doesNotContain("Usage", "Options");
    }

    @Test
    void withoutACommandTheUseIsShownAsWrong() {
        Typed nothing = Typed.at(empty);
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("用法：./yingda <子命令>", "check");

        Typed help = Typed.at(empty, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("用法：./yingda <子命令>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    chek                    | 没有这个子命令：chek。您是不是想写 check？
                    check --jsn             | 不认识的选项：--jsn。您是不是想写 --json？
                    check more              | 多余的参数：more
                    check --day 30.11.2026  | --day 不能是“30.11.2026”
                    check --home            | 缺少 --home
                    check --home a --home b | --home 只能写一次
                    explain                 | 缺少 QUESTION
                    eval --kb x             | --kb 和 --queries 要一起写
                    serve --port 70000      | --port 应当是 0 到 65535
                    person                  | person 后面要写子命令：list 或 link
                    person lst              | 没有这个子命令：lst。您是不是想写 list？
                    person link             | 缺少 LOGIN
                    help nothing            | 没有这个子命令：nothing
                    test                    | test 由启动脚本执行
                    """)
    void wrongUseIsExplained(String line, String explanation) throws IOException {
        Files.createDirectories(empty.resolve("rules"));
        Files.writeString(
                empty.resolve("yingda.yaml"),
                "accounts: {s: {appId: wx0123456789abcdef, originalId: gh_0123456789ab, token: abc, mode: plain}}");

        Typed wrong = Typed.at(empty, line.split(" "));

        assertThat(wrong.err()).startsWith(explanation);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void aFolderWithoutContentIsNoHome() {
        Typed wrong = Typed.at(empty, "check");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("目录 " + empty).contains("不是商户目录");
    }
}
