package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the template or subscription message of an account. */
final class NoticeReader {

    private static final Map<String, Boolean> KINDS = Map.of("template", false, "subscribe", true);

    private NoticeReader() {}

    /** Null where the account has none. */
    static @Nullable NoticeSettings notice(Fields account) {
        Optional<Fields> group = account.fields("notice");
        if (group.isEmpty()) {
            return null;
        }
        Fields fields = group.get();
        String kind = fields.text("kind").map(String::strip).orElse("template");
        if (!KINDS.containsKey(kind)) {
            fields.error(fields.line("kind"), "kind 没有“" + kind + "”这个选项", "可选：template（模板消息）、subscribe（订阅通知）");
        }
        String template = fields.requiredText("template").strip();
        String url = fields.text("url").map(String::strip).orElse("");
        Map<String, String> words = new LinkedHashMap<>();
        fields.fields("fields").ifPresent(data -> {
            data.names().forEach(name -> data.text(name).ifPresent(pattern -> words.put(name, pattern)));
            data.finish();
        });
        if (words.isEmpty()) {
            fields.error(
                    fields.line("fields"),
                    "notice 缺少 fields",
                    "按模板的字段逐个写，如 fields: {thing1: \"{text}\", time2: \"{time}\"}");
        }
        fields.finish();
        return new NoticeSettings(KINDS.getOrDefault(kind, false), template, url.isEmpty() ? null : url, words);
    }
}
