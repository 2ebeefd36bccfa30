package io.yingda.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    我的手机是13800138000，快回   | 我的手机是138****8000，快回
                    138 0013 8000               | 138 **** 8000
                    138-0013-8000               | 138-****-8000
                    +86 13800138000             | +86 1******8000
                    １３８００１３８０００      | １３８****８０００
                    tel13800138000              | tel138****8000
                    座机 010-62345678           | 座机 010-****5678
                    座机 62345678               | 座机 62****78
                    110101199003077512          | 110***********7512
                    11010119900307751X          | 110***********751X
                    11010119900307751x请核对    | 110***********751x请核对
                    6222 0210 0111 6245 702     | 622* **** **** ***5 702
                    6222021001116245702         | 622************5702
                    zhang.san@example.com 收到  | z***@example.com 收到
                    a13800138000@qq.com         | a***@qq.com
                    13800138000和13900139000    | 138****8000和139****9000
                    """)
    void whatIdentifiesSomebodyIsMasked(String text, String masked) {
        assertThat(Masking.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "没有数字",
                "第 12 页，共 30 页",
                "2026-11-30 到货",
                "2026-11-30 09:00 之前",
                "2026.11.30",
                "一共 1299 元，满 200 减 30",
                "尿不湿 NB90、S84",
                "@客服"
            })
    void whatDoesNotStays(String text) {
        assertThat(Masking.masked(text)).isEqualTo(text);
    }
}
