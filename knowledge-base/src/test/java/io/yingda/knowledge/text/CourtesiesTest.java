package io.yingda.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourtesiesTest {

    @ParameterizedTest
    @CsvSource({"请问怎么退货呢,怎么退货", "你好请问一下运费谁出啊谢谢,运费谁出", "怎么退货,怎么退货", "可以退吗,可以退吗", "积分能换钱吗,积分能换钱", "请问,请问"})
    void leavesOutWhatOnlyMakesPolite(String asked, String left) {
        assertThat(Courtesies.without(asked)).isEqualTo(left);
    }
}
