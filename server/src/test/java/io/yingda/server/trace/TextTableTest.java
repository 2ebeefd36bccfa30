package io.yingda.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void aChineseCharacterTakesTwoPlaces() {
        TextTable table = new TextTable();
        table.row("中文", "x");
        table.row("abc", "y");
        table.row("é😀");

        assertThat(table.lines("> ")).containsExactly("> 中文  x", "> abc   y", "> é😀");
        assertThat(TextTable.width("é😀１")).isEqualTo(5);
    }
}
