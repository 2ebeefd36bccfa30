package io.yingda.server.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

    @Test
    void isTheDigestOfTheSortedParts() {
        assertThat(Signature.of("345", "123")).isEqualTo("9f537aeb751ec72605f57f94a2f6dc3e3958e1dd");
        assertThat(Signature.of("AAAAA", "1714036504", "1514711492"))
                .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
    }

    @Test
    void matchesOnlyWhatItIsTheSignatureOf() {
        assertThat(Signature.matches("f21891de399b4e33a1a93c9a7b8a8fffb5a443ff", "test", "1410685589", "test"))
                .isTrue();
        assertThat(Signature.matches("f21891de399b4e33a1a93c9a7b8a8fffb5a443fe", "test", "1410685589", "test"))
                .isFalse();
        assertThat(Signature.matches("", "test", "1410685589", "test")).isFalse();
        assertThat(Signature.matches(null, "test", "1410685589", "test")).isFalse();
    }
}
