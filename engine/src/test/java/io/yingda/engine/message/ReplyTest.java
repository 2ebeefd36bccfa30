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
    void aBubbleReadsAsPlainText() {
        List<Reply> replies = List.of(
                new Reply.Text("你好"),
                new Reply.Image("m1"),
                new Reply.Voice("m2"),
                new Reply.Video("m3", "片名", null),
                new Reply.Music("摇篮曲", null, null, null, "m4"),
                new Reply.Music(null, null, null, null, "m4"),
                new Reply.News(List.of(new Reply.NewsItem("题", "述", "p", "u"), new Reply.NewsItem("甲", "乙", "p", "v"))),
                new Reply.Transfer(null));

        assertThat(replies)
                .extracting(Reply::asText)
                .containsExactly(
                        "你好",
                        "[图片 m1]",
                        "[语音 m2]",
                        "[视频 m3]",
                        "[音乐 摇篮曲]",
                        "[音乐 m4]",
                        "[图文] 题\n述\nu\n[图文] 甲\n乙\nv",
                        "[转接微信客服]");
    }

    @Test
    void aMenuWithoutATailEndsWithItsLastOption() {
        assertThat(new Reply.Menu("选", List.of(new Option("甲", null)), "").asText())
                .isEqualTo("选\n1. 甲");
    }
}
