package io.yingda.server.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.server.wechat.Refused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    @Test
    void readsXmlWithBlanksAroundCdataAndInAnyOrder() throws Refused {
        Element root = Body.read("<?xml version='1.0'?>\n<xml> <b> <![CDATA[ 一 ]]>\n</b><!-- --><a>1&amp;2</a></xml>")
                .root();

        assertThat(root.text("a")).isEqualTo("1&2");
        assertThat(root.text("b")).isEqualTo("一");
    }

    @Test
    void joinsTheCdataSectionsOfASplitEnd() throws Refused {
        assertThat(Body.read("<xml><a><![CDATA[x]]]]><![CDATA[>y]]></a></xml>")
                        .root()
                        .text("a"))
                .isEqualTo("x]]>y");
    }

    @Test
    void readsJsonAsIfItWereXml() throws Refused {
        Body body = Body.read("{\"List\":[{\"id\":1},{\"id\":\"2\"}],\"one\":{\"x\":true},\"none\":null}");

        assertThat(body.format()).isEqualTo(Format.JSON);
        assertThat(body.root().all("List")).extracting(item -> item.text("id")).containsExactly("1", "2");
        assertThat(body.root().in("one").text("x")).isEqualTo("true");
        assertThat(body.root().child("none")).isEmpty();
    }

    @Test
    void findsNamesWithoutRegardToCase() throws Refused {
        assertThat(Body.read("<xml><MsgID>7</MsgID></xml>").root().text("MsgId"))
                .isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({"12,12", "-3,-3", "'',5", "1.5,5", "99999999999999999999,5", "1e3,5"})
    void takesAWholeNumberOrTheOther(String written, long expected) throws Refused {
        assertThat(Body.read("<xml><n>" + written + "</n></xml>").root().number("n", 5))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "", "x"})
    void takesOnlyFiniteDecimals(String written) throws Refused {
        assertThat(Body.read("<xml><n>" + written + "</n></xml>").root().decimal("n"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "<",
                "<xml>",
                "<xml><a>1</xml>",
                "<xml/><xml/>",
                "<xml><a><![CDATA[x</a></xml>",
                "<xml>&undefined;</xml>",
                "<!DOCTYPE xml><xml/>",
                "<!DOCTYPE xml [<!ENTITY a 'x'>]><xml>&a;</xml>",
                "<!DOCTYPE xml SYSTEM 'file:///etc/passwd'><xml/>",
                "<!DOCTYPE xml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xml><a>&a;</a></xml>",
                "<!DOCTYPE xml [<!ENTITY % a SYSTEM 'http://127.0.0.1:1/'> %a;]><xml/>",
                "{",
                "{}x",
                "{\"a\":}",
                "{\"a\":[1}",
                "[]",
                "{\"a\":'x'}"
            })
    void refusesWhatIsMalformedOrCarriesADocumentType(String body) {
        assertRefused(body.getBytes(UTF_8), Reason.MALFORMED);
    }

    @Test
    void refusesDeepNesting() throws Refused {
        assertRefused(("<a>".repeat(17) + "</a>".repeat(17)).getBytes(UTF_8), Reason.MALFORMED);
        assertRefused("<a>".repeat(100_000).getBytes(UTF_8), Reason.MALFORMED);
        assertRefused("{\"a\":".repeat(100_000).getBytes(UTF_8), Reason.MALFORMED);
        assertRefused(("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8), Reason.MALFORMED);
        assertThat(Body.read("<a>".repeat(16) + "</a>".repeat(16)).root().name())
                .isEqualTo("a");
    }

    @Test
    void refusesEntitiesThatExpandWithoutEnd() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE xml [<!ENTITY l0 'lol'>");
        for (int level = 1; level < 10; level++) {
            laughs.append("<!ENTITY l%d '%s'>".formatted(level, ("&l" + (level - 1) + ";").repeat(10)));
        }
        assertRefused(laughs.append("]><xml>&l9;</xml>").toString().getBytes(UTF_8), Reason.MALFORMED);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertRefused(new byte[] {'<', 'a', '>', (byte) 0xC0, (byte) 0xAF, '<', '/', 'a', '>'}, Reason.NOT_UTF8);
        assertRefused("<a>你好</a>".getBytes(java.nio.charset.Charset.forName("GBK")), Reason.NOT_UTF8);
        assertRefused(new byte[] {'<', 'a', '>', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, Reason.NOT_UTF8);
    }

    private static void assertRefused(byte[] body, Reason reason) {
        assertThatThrownBy(() -> Body.read(body))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
