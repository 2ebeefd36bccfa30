package io.yingda.rules.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.fact.Value;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "NUMBER, 1200, 1200",
        "NUMBER, 1200.50, 1200.5",
        "NUMBER, 1e3, 1000",
        "MONEY, 128.5, ¥128.50",
        "MONEY, -0.05, -¥0.05",
        "DATE, 2026-11-30, 2026年11月30日",
        "DATE, 20261130, 2026年11月30日",
        "DATE, 1796011200, 2026年11月30日",
        "TIME, 2026-11-30 09:05:00, 11月30日 9:05",
        "TIME, 2026/11/30 09:05, 11月30日 9:05",
        "TIME, 2026-11-30 01:05:00+00, 11月30日 9:05",
        "TIME, 2026-11-30T01:05:00Z, 11月30日 9:05",
        "TIME, 1796000700000, 11月30日 9:05",
        "TIME, 1796000700, 11月30日 9:05",
        "TIME, 20261130090500, 11月30日 9:05",
        "DATE, 20261130235959, 2026年11月30日"
    })
    void whatSystemsWriteIsReadAndShownInTheMerchantsTime(Type type, String written, String shown) {
        assertThat(Values.of(field(type), written, ZONE)).map(Value::shown).hasValue(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, many",
        "NUMBER, NaN",
        "NUMBER, 1e999999999",
        "MONEY, 1e30",
        "DATE, 2026-13-01",
        "TIME, soon",
        "TIME, 20260230090500",
        "TIME, 202611300905",
        "TIME, 17960007000000000",
        "NUMBER, ''"
    })
    void whatIsNoneOfItsTypeIsNoValue(Type type, String written) {
        assertThat(Values.of(field(type), written, ZONE)).isEmpty();
    }

    @Test
    void aTemplateIsFilledOnceAndNoValueBecomesALink() {
        LookedUp found = LookedUp.ofTexts("x", Map.of("name", "{{secret}}<a href=\"//evil\">", "secret", "s"));

        assertThat(found.fill("{{name}} {{ none }}")).isEqualTo("{{secret}}＜a href=\"//evil\"> ");
    }

    @Test
    void aQuerysParametersAreNamedOutsideOfTextsAndComments() {
        Query query = Query.of("SELECT ':no', \":no\", a::text -- :no\n FROM t /* :no */ WHERE p = :p AND q = :q2;");

        assertThat(query.names()).containsExactly("p", "q2");
        assertThat(query.sql()).contains("p = ? AND q = ?").contains("a::text").doesNotContain(";");
    }

    @Test
    void personalArgumentsAreMasked() {
        Argument phone = new Argument("phone", Type.TEXT, true, true, "");

        assertThat(phone.shown("15400000001")).isEqualTo("****01");
        assertThat(phone.shown("12345")).isEqualTo("****");
    }

    private static Field field(Type type) {
        return new Field("x", type, "/x", false, "x", false, Map.of());
    }
}
