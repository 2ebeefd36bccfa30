package io.yingda.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.knowledge.ranking.Family;
import io.yingda.server.content.SmallMerchant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblationCommandTest {

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        SmallMerchant.in(home);
        file = home.resolve("knowledge-base/QUALITY.md");
        SmallMerchant.write(home, "foreign/kb.jsonl", "{\"id\": \"a\", \"question\": \"怎么退货\"}\n");
        SmallMerchant.write(home, "foreign/queries.jsonl", "{\"text\": \"退货\", \"answer_id\": \"a\"}\n");
    }

    @Test
    void everyPartIsLeftOutInTurnAndTheReadingIsKept() throws IOException {
        String foreign = home.resolve("foreign").toString();

        Typed first = Typed.at(home, "ablation", "--set", foreign);
        assertThat(first.err()).isEmpty();
        assertThat(first.code()).isZero();
        String written = Files.readString(file);
        assertThat(written)
                .contains("| | 小店 R@1 | P=.90 | ECE | foreign R@1 | P=.90 | ECE |")
                .contains("| 全部都用 | 1.000 |", "| 不用语义模型，只按字词 | 1.000 (+0.000) |")
                .contains("`./yingda ablation --day 2026-11-23 --set foreign`")
                .doesNotContain(home.toString());
        for (Family family : Family.values()) {
            assertThat(written).contains("| 不用" + family.label() + " |");
        }

        Files.writeString(file, written + "\n读下来：字词最要紧。\n");
        Typed.at(home, "ablation", "--set", foreign);
        assertThat(Files.readString(file)).isEqualTo(written + "\n读下来：字词最要紧。\n");
    }

    @Test
    void whatPeopleWroteIsNeverOverwritten() throws IOException {
        Files.writeString(file, "我的笔记");

        Typed typed = Typed.at(home, "ablation");

        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("QUALITY.md: 文件里没有这一行");
        assertThat(Files.readString(file)).isEqualTo("我的笔记");
    }

    @Test
    void aMissingSetIsNamed() {
        Typed typed = Typed.at(home, "ablation", "--set", "nowhere");

        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("nowhere/kb.jsonl: 读不到这个文件");
    }
}
