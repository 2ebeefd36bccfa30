package io.yingda.server.delivery;

import io.yingda.engine.message.Reply;
import io.yingda.server.api.Notice;
import io.yingda.server.settings.NoticeSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A notice, filled in.
 *
 * @param complete whether it says the whole reply, which need not be kept then
 */
record NoticeWords(Notice notice, boolean complete) {

    private static final String TEXT = "{text}";
    private static final String TIME = "{time}";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** WeChat cuts or refuses what is longer. */
    private static final Map<String, Integer> LONGEST =
            Map.of("thing", 20, "phrase", 5, "const", 20, "character_string", 32);

    private static final int LONGEST_OTHER = 200;

    static NoticeWords of(NoticeSettings settings, Reply reply, Instant now) {
        String words = reply instanceof Reply.Text text ? text.text().strip().replaceAll("\\s+", " ") : reply.asText();
        Map<String, String> fields = new LinkedHashMap<>();
        boolean[] complete = new boolean[1];
        settings.fields().forEach((name, pattern) -> {
            String filled = pattern.replace(TIME, CLOCK.format(now)).replace(TEXT, words);
            int longest = longest(name);
            boolean fits = filled.codePointCount(0, filled.length()) <= longest;
            complete[0] |= fits && reply instanceof Reply.Text && pattern.contains(TEXT);
            fields.put(name, fits ? filled : filled.substring(0, filled.offsetByCodePoints(0, longest - 1)) + "…");
        });
        return new NoticeWords(
                new Notice(settings.subscription(), settings.template(), settings.url(), fields), complete[0]);
    }

    private static int longest(String name) {
        return LONGEST.getOrDefault(name.replaceAll("\\d+$", ""), LONGEST_OTHER);
    }
}
