package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads how WeChat's API is called and what WeChat is known to do. */
final class WeChatReader {

    private WeChatReader() {}

    /** @param home the merchant's folder */
    static WeChatSettings settings(Fields all, Path home) {
        WeChatSettings usual = WeChatSettings.DEFAULT;
        Optional<Fields> group = all.fields("wechat");
        if (group.isEmpty()) {
            return usual.in(home);
        }
        Fields fields = group.get();
        WeChatSettings settings = new WeChatSettings(
                api(fields, usual.api()),
                TimeReader.time(
                        fields,
                        "timeout",
                        usual.timeout(),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        "1s 到 60s",
                        "10s"),
                fields.integer("connections", 1, 256).orElse(usual.connections()),
                allowances(fields, usual.allowances()),
                fields.integer("attempts", 1, 4).orElse(usual.attempts()),
                TimeReader.time(
                        fields, "quiet", usual.quiet(), Duration.ZERO, Duration.ofSeconds(2), "0s 到 2s", "0.8s"),
                fields.integer("mediaBytes", 0, 50 * 1_024 * 1_024).orElse(usual.mediaBytes()),
                home);
        fields.finish();
        return settings;
    }

    private static Allowances allowances(Fields fields, Allowances usual) {
        return new Allowances(
                fields.integer("messageAllowance", 0, 1_000).orElse(usual.messages()),
                TimeReader.time(
                        fields,
                        "messageTime",
                        usual.messageTime(),
                        Duration.ofMinutes(1),
                        Duration.ofDays(7),
                        "1m 到 168h",
                        "48h"),
                fields.integer("eventAllowance", 0, 1_000).orElse(usual.events()),
                TimeReader.time(
                        fields,
                        "eventTime",
                        usual.eventTime(),
                        Duration.ofSeconds(1),
                        Duration.ofDays(7),
                        "1s 到 168h",
                        "60s"));
    }

    private static URI api(Fields fields, URI usual) {
        Optional<String> written = fields.text("api").map(String::strip).filter(value -> !value.isEmpty());
        if (written.isEmpty()) {
            return usual;
        }
        try {
            URI api = new URI(written.get());
            boolean web = "https".equals(api.getScheme()) || "http".equals(api.getScheme());
            if (web && api.getHost() != null) {
                return api;
            }
        } catch (URISyntaxException malformed) {
            // Reported below like every other value that is no address.
        }
        fields.error(fields.line("api"), "api 应当是一个网址", "默认 https://api.weixin.qq.com；只有测试时才需要改");
        return usual;
    }
}
