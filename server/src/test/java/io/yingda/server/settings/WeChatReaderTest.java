package io.yingda.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeChatReaderTest {

    private static final String SHOP = """
            accounts:
              shop:
                appId: wx0123456789abcdef
                originalId: gh_0123456789ab
                token: token123
                mode: plain
            """;

    @TempDir
    Path home;

    @Test
    void whatIsLeftOutHasItsDefault() throws IOException {
        Settings settings = good(SHOP);

        assertThat(settings.wechat()).isEqualTo(WeChatSettings.DEFAULT.in(home));
        assertThat(account(settings).customerService()).isFalse();
        assertThat(account(settings).notice()).isNull();
    }

    @Test
    void everythingCanBeSet() throws IOException {
        Settings settings = good(SHOP + """
                    secret: s3cret
                    notice:
                      kind: subscribe
                      template: T1
                      url: https://example.com
                      fields: {thing1: "{text}", time2: "{time}"}
                wechat:
                  api: http://127.0.0.1:8081
                  timeout: 5s
                  connections: 16
                  attempts: 4
                  quiet: 800ms
                  mediaBytes: 1000
                  messageAllowance: 20
                  messageTime: 24h
                  eventAllowance: 1
                  eventTime: 2m
                """);

        assertThat(settings.wechat())
                .isEqualTo(new WeChatSettings(
                        URI.create("http://127.0.0.1:8081"),
                        Duration.ofSeconds(5),
                        16,
                        new Allowances(20, Duration.ofDays(1), 1, Duration.ofMinutes(2)),
                        4,
                        Duration.ofMillis(800),
                        1_000,
                        home));
        assertThat(account(settings).customerService()).isTrue();
        assertThat(account(settings).notice())
                .isEqualTo(new NoticeSettings(
                        true, "T1", "https://example.com", Map.of("thing1", "{text}", "time2", "{time}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wechat: {api: api.weixin.qq.com}|7|api 应当是一个网址",
                "wechat: {timeout: 10}|7|timeout 应当在 1s 到 60s 之间，这里是“10”",
                "wechat: {quiet: 5s}|7|quiet 应当在 0s 到 2s 之间，这里是“5s”",
                "wechat: {attempts: 9}|7|attempts 应当是 1 到 4 的整数，这里是 9",
                "wechat: {conections: 9}|7|不认识的字段 conections",
                "'    customerService: true'|7|发客服消息需要 secret",
                "'    notice: {template: T1}'|7|notice 缺少 fields",
                "'    notice: {kind: sms, template: T1, fields: {a: b}}'|7|kind 没有“sms”这个选项",
                "'    notice: {fields: {a: b}}'|7|缺少 template",
            })
    void whatIsWrongIsNamedByItsLine(String line, int at, String what) throws IOException {
        SettingsReading reading = read(SHOP + line + '\n');

        assertThat(reading.settings()).isEmpty();
        Problem problem = reading.problems().getFirst();
        assertThat(problem.line()).isEqualTo(at);
        assertThat(problem.what()).isEqualTo(what);
        assertThat(problem.remedy()).isNotNull();
    }

    private static AccountSettings account(Settings settings) {
        return Objects.requireNonNull(settings.accounts().get("shop"));
    }

    private Settings good(String yaml) throws IOException {
        SettingsReading reading = read(yaml);
        assertThat(reading.problems()).isEmpty();
        return reading.settings().orElseThrow();
    }

    private SettingsReading read(String yaml) throws IOException {
        return SettingsReader.read(Files.writeString(home.resolve("yingda.yaml"), yaml), Map.of());
    }
}
