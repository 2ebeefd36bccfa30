package io.yingda.server.people;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abcdefghi",
                "wang.xiaoming",
                "WangXiaoming",
                "wang.xiaoming123",
                "password123",
                "PassWord123",
                "1234567890",
                "9876543210",
                "qwertyuiop",
                "aaaaaaaaaaaa",
                "ababababab",
                "woaini1314520"
            })
    void whatIsTriedFirstIsRefused(String password) {
        assertThatThrownBy(() -> PasswordPolicy.check(password, "wang.xiaoming"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThatThrownBy(() -> PasswordPolicy.check("长密码x".repeat(33), "li")).hasMessageContaining("128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "我家的猫叫小黑，今年三岁", "Tr0ub4dor&3", "x7Kp-22mq-Zt"})
    void whatIsLongAndNotTriedFirstIsFine(String password) {
        assertThatCode(() -> PasswordPolicy.check(password, "wang.xiaoming")).doesNotThrowAnyException();
    }
}
