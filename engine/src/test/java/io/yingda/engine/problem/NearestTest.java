package io.yingda.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of("question", "similar", "category", "keywords", "aesKey");

    @ParameterizedTest
    @CsvSource({"qestion,question", "simlar,similar", "catgeory,category", "AESKEY,aesKey", "keyword,keywords"})
    void aSlipOfThePenFindsTheNameThatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, KNOWN)).contains(meant);
    }

    @Test
    void aStrangeNameFindsNone() {
        assertThat(Nearest.to("colour", KNOWN)).isEmpty();
    }

    @Test
    void problemsSortByFileAndLineAndReadAsOneLine() {
        Problem first = Problem.error("a.md", 3, "缺少 id", "请补上");
        Problem second = Problem.hint("a.md", 12, "过长", "");

        assertThat(List.of(second, first).stream().sorted()).containsExactly(first, second);
        assertThat(first.asLine()).isEqualTo("a.md:3: 错误: 缺少 id。请补上");
        assertThat(second.asLine()).isEqualTo("a.md:12: 提示: 过长");
    }
}
