package io.yingda.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {

    /** RFC 6238, appendix B. */
    private static final String SECRET =
            new Base32().encodeAsString("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** RFC 6238, appendix B, the last six of the eight digits of SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(OneTimeCode.code(SECRET, seconds / 30)).isEqualTo(code);
    }

    @Test
    void aClockMayBeOffByOneStep() {
        Instant now = Instant.parse("2026-11-30T02:00:10Z");
        long step = now.getEpochSecond() / 30;

        for (long off = -1; off <= 1; off++) {
            assertThat(OneTimeCode.step(SECRET, OneTimeCode.code(SECRET, step + off), now))
                    .hasValue(step + off);
        }
        assertThat(OneTimeCode.step(SECRET, OneTimeCode.code(SECRET, step - 2), now))
                .isEmpty();
        assertThat(OneTimeCode.step(SECRET, OneTimeCode.code(SECRET, step + 2), now))
                .isEmpty();
        assertThat(OneTimeCode.step(SECRET, "", now)).isEmpty();
    }

    @Test
    void secretsAreOfTwentyBytesAndNoneTwice() {
        assertThat(OneTimeCode.secret()).matches("[A-Z2-7]{32}").isNotEqualTo(OneTimeCode.secret());
        assertThat(OneTimeCode.uri("ABC", "li.wei"))
                .isEqualTo("otpauth://totp/%E5%BA%94%E7%AD%94:li.wei?secret=ABC&issuer=%E5%BA%94%E7%AD%94");
    }
}
