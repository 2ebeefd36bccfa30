package io.yingda.knowledge.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardEvidenceTest {

    @ParameterizedTest
    @CsvSource({
        "怎么开通短信提醒, 怎么关闭短信提醒, true",
        "银行卡解绑, 怎么绑定银行卡, true",
        "怎么开通短信提醒, 短信提醒多少钱, false",
        "开通以后怎么关闭, 怎么关闭, false",
    })
    void whatUndoesTheOtherIsItsOpposite(String left, String right, boolean opposite) {
        assertThat(new HardEvidence(left).isOpposite(right)).isEqualTo(opposite);
        assertThat(new HardEvidence(right).isOpposite(left)).isEqualTo(opposite);
    }

    @ParameterizedTest
    @CsvSource({
        "错误代码e05怎么办, 错误代码e06怎么办, true",
        "iphone15怎么贴膜, iphone15怎么贴膜, false",
        "15天能退吗, 7天能退吗, true",
        "7天能退吗, 能退吗, false",
        "app打不开, app登录错误e05, false",
        "a区怎么走, b区怎么走, false",
    })
    void differentCodesAreDifferentThings(String left, String right, boolean other) {
        assertThat(new HardEvidence(left).hasOtherCode(right)).isEqualTo(other);
        assertThat(new HardEvidence(right).hasOtherCode(left)).isEqualTo(other);
    }
}
