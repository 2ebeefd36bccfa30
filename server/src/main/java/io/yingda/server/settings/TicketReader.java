package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.server.settings.TicketSettings.Department;
import io.yingda.server.settings.TicketSettings.Hook;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads who works on tickets. */
final class TicketReader {

    private static final String GROUP = "tickets";
    private static final int LONGEST_NAME = 20;
    private static final int LONGEST_HOURS = 90 * 24;
    private static final int SHORTEST_SECRET = 16;

    private TicketReader() {}

    /** @param written the whole document before variables were put in */
    static TicketSettings tickets(Fields settings, Node.Mapping written) {
        TicketSettings usual = TicketSettings.DEFAULT;
        Optional<Fields> group = settings.fields(GROUP);
        if (group.isEmpty()) {
            return usual;
        }
        Fields fields = group.get();
        @Nullable Node below = Secrets.below(written, GROUP);
        new Secrets(fields, below).check("token", "tickets.token");
        Duration deadline = hours(fields, "deadlineHours", usual.deadline());
        Duration closing = hours(fields, "closeHours", usual.closing());
        Map<String, Department> departments = departments(fields, Secrets.below(below, "departments"), deadline);
        TicketSettings read = new TicketSettings(departments, deadline, closing, secret(fields, "token"));
        fields.finish();
        return read;
    }

    private static Map<String, Department> departments(Fields tickets, @Nullable Node written, Duration deadline) {
        Map<String, Department> departments = new LinkedHashMap<>();
        tickets.fields("departments").ifPresent(fields -> {
            for (String name : fields.names()) {
                if (name.isBlank() || name.length() > LONGEST_NAME) {
                    fields.error(fields.line(name), "部门的名字应当是 1 到 " + LONGEST_NAME + " 个字", "写法如 门店服务");
                }
                Department usual = new Department(name, deadline, null);
                departments.put(
                        name,
                        fields.node(name).isEmpty()
                                ? usual
                                : fields.fields(name)
                                        .map(each -> department(name, each, Secrets.below(written, name), deadline))
                                        .orElse(usual));
            }
        });
        return departments;
    }

    private static Department department(String name, Fields fields, @Nullable Node written, Duration usual) {
        new Secrets(fields, written).check("secret", "secret");
        Duration deadline = hours(fields, "deadlineHours", usual);
        @Nullable URI url = url(fields);
        @Nullable String secret = secret(fields, "secret");
        if ((url == null) != (secret == null) && fields.has("hook") != fields.has("secret")) {
            fields.error(
                    fields.line(fields.has("hook") ? "hook" : "secret"), "hook 和 secret 要一起写", "secret 用来给通知签名，两边写一样的");
        }
        fields.finish();
        return new Department(name, deadline, url == null || secret == null ? null : new Hook(url, secret));
    }

    private static Duration hours(Fields fields, String name, Duration usual) {
        return Duration.ofHours(fields.integer(name, 1, LONGEST_HOURS).orElse((int) usual.toHours()));
    }

    private static @Nullable String secret(Fields fields, String name) {
        Optional<String> secret = fields.text(name).map(String::strip).filter(text -> !text.isEmpty());
        if (secret.isPresent() && secret.get().length() < SHORTEST_SECRET) {
            fields.error(fields.line(name), name + " 太短，至少 " + SHORTEST_SECRET + " 个字符", "可以用 openssl rand -hex 32 生成");
        }
        return secret.orElse(null);
    }

    private static @Nullable URI url(Fields fields) {
        Optional<String> written = fields.text("hook").map(String::strip).filter(text -> !text.isEmpty());
        if (written.isEmpty()) {
            return null;
        }
        try {
            URI url = new URI(written.get());
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web && url.getHost() != null && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // Said below.
        }
        fields.error(
                fields.line("hook"),
                "hook 应当是 http 或 https 的网址，不带用户和口令",
                "写法如 https://helpdesk.example.com/hooks/yingda");
        return null;
    }
}
