package io.yingda.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void aMenuReadsAsNumberedLines() {
        Reply.Menu menu = new Reply.Menu("哪一个？", List.of(new Option("退货", "a"), new Option("人工", null)), "都不是回复 0");

        assertThat(menu.asText()).isEqualTo("哪一个？\n1. 退货\n2. 人工\n都不是回复 0");
    }

    @Test
    void aMenuWithoutATailEndsWithItsLastOption() {
        assertThat(new Reply.Menu("选", List.of(new Option("甲", null)), "").asText())
                .isEqualTo("选\n1. 甲");
    }
}
