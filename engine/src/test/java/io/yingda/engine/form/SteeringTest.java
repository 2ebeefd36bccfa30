package io.yingda.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringTest {

    @ParameterizedTest
    @ValueSource(strings = {"算了", "算了吧", "那算了", "取消", "不填了", "不用了，谢谢", "我不想弄了", "不约了", "没事了", "退出", "算了，不换了"})
    void takesTheseForGivingUp(String words) {
        assertThat(Steering.cancels(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"取消订单", "不知道", "不要红色的那件", "算了一下是三百", "没有", "包里有钱包"})
    void takesTheseForSomethingElse(String words) {
        assertThat(Steering.cancels(words)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"是", "对的", "好的，没问题", "嗯嗯", "确认", "OK", "对的，谢谢", "没错没错"})
    void takesTheseForYes(String words) {
        assertThat(Steering.agrees(words.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(Steering.disagrees(words)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"不对", "不是", "错了", "改一下", "修改", "有误"})
    void takesTheseForNo(String words) {
        assertThat(Steering.disagrees(words)).isTrue();
        assertThat(Steering.agrees(words)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"上一步", "返回上一步", "我要改上一个", "回到上一步"})
    void takesTheseForGoingBack(String words) {
        assertThat(Steering.goesBack(words)).isTrue();
    }
}
