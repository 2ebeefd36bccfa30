package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how people reach the console and for how long they stay signed in. */
final class ConsoleReader {

    private static final int LONGEST_HOURS = 7 * 24;
    private static final int LONGEST_MINUTES = 24 * 60;

    private ConsoleReader() {}

    static ConsoleSettings console(Fields settings) {
        ConsoleSettings usual = ConsoleSettings.DEFAULT;
        Optional<Fields> console = settings.fields("console");
        if (console.isEmpty()) {
            return usual;
        }
        Fields fields = console.get();
        Duration session = Duration.ofHours(fields.integer("sessionHours", 1, LONGEST_HOURS)
                .orElse((int) usual.session().toHours()));
        Duration idle = Duration.ofMinutes(fields.integer("idleMinutes", 5, LONGEST_MINUTES)
                .orElse((int) usual.idle().toMinutes()));
        if (idle.compareTo(session) > 0) {
            fields.error(fields.line("idleMinutes"), "idleMinutes 不能比 sessionHours 长", "请写得不大于 " + session.toMinutes());
        }
        ConsoleSettings read = new ConsoleSettings(url(fields), session, idle);
        fields.finish();
        return read;
    }

    private static @Nullable URI url(Fields fields) {
        Optional<String> written = fields.text("url").map(String::strip).filter(text -> !text.isEmpty());
        if (written.isEmpty()) {
            return null;
        }
        try {
            URI url = new URI(written.get().toLowerCase(Locale.ROOT).replaceFirst("/$", ""));
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web && url.getHost() != null && url.getRawPath().isEmpty() && url.getRawQuery() == null) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // Said below.
        }
        fields.error(fields.line("url"), "url 应当是浏览器打开控制台的网址，不带路径", "写法如 https://kefu.example.com");
        return null;
    }
}
