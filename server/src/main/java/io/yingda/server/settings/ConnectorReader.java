package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.problem.Nearest;
import io.yingda.server.settings.ConnectorSettings.Login;
import io.yingda.server.settings.ConnectorSettings.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the merchant's systems, which look-ups ask. */
final class ConnectorReader {

    private static final String GROUP = "connectors";
    private static final List<String> KINDS = List.of("http", "json-rpc", "sql");
    private static final List<String> VERSIONS = List.of("2.0", "1.0");
    private static final int USUAL_CONCURRENCY = 8;
    private static final Duration USUAL_RENEW = Duration.ofMinutes(30);
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String DEMONSTRATION = "demo:members";
    /** What stands for an address whose variable is not set: it leads nowhere. */
    private static final URI NOWHERE = URI.create("http://unset.invalid");

    private final Fields fields;
    private final Secrets secrets;
    private final Path folder;
    private final String name;
    private final List<String> unset;
    private final int concurrency;

    private ConnectorReader(String name, Fields fields, Secrets secrets, Path folder, List<String> unset) {
        this.name = name;
        this.fields = fields;
        this.secrets = secrets;
        this.folder = folder;
        this.unset = unset;
        concurrency = fields.integer("concurrency", 1, 256).orElse(USUAL_CONCURRENCY);
    }

    /**
     * Every connector, by name, in the order written.
     *
     * @param written the settings before variables were put in: where a secret must be one
     * @param unset the variables that are named and not set
     * @param folder the merchant's, where a relative path starts
     */
    static Map<String, ConnectorSettings> connectors(
            Fields settings, Node.Mapping written, List<UnsetVariable> unset, Path folder) {
        Map<String, ConnectorSettings> connectors = new LinkedHashMap<>();
        Optional<Fields> group = settings.fields(GROUP);
        group.ifPresent(all -> all.names()
                .forEach(name -> all.fields(name).ifPresent(fields -> {
                    List<String> missing = unset.stream()
                            .filter(variable -> variable.field().startsWith(GROUP + "." + name + "."))
                            .map(UnsetVariable::name)
                            .distinct()
                            .toList();
                    Secrets secrets = new Secrets(fields, Secrets.below(Secrets.below(written, GROUP), name));
                    new ConnectorReader(name, fields, secrets, folder, missing)
                            .read()
                            .ifPresent(connector -> connectors.put(name, connector));
                    fields.finish();
                })));
        return connectors;
    }

    private Optional<ConnectorSettings> read() {
        String kind = fields.requiredText("kind").strip();
        return switch (kind) {
            case "http" -> Optional.of(new ConnectorSettings.Http(name, url(), headers(), concurrency, unset));
            case "json-rpc" -> {
                URI url = url();
                yield Optional.of(
                        new ConnectorSettings.JsonRpc(name, url, version(), headers(), login(url), concurrency, unset));
            }
            case "sql" -> Optional.of(sql());
            case "" -> {
                fields.names().forEach(fields::node);
                yield Optional.empty();
            }
            default -> {
                fields.error(
                        fields.line("kind"),
                        "没有这种连接器：" + kind,
                        Nearest.to(kind, KINDS)
                                .map(near -> "您是不是想写“" + near + "”？")
                                .orElse("可用的：" + String.join("、", KINDS)));
                fields.names().forEach(fields::node);
                yield Optional.empty();
            }
        };
    }

    private String version() {
        String version = fields.text("version").map(String::strip).orElse(VERSIONS.getFirst());
        if (!VERSIONS.contains(version)) {
            fields.error(
                    fields.line("version"),
                    "没有这一版 JSON-RPC：" + version,
                    "可用的：" + String.join("、", VERSIONS) + "，不写就是 2.0");
        }
        return version;
    }

    private URI url() {
        secrets.address("url");
        if (fields.node("url").isEmpty() && secrets.isVariable("url")) {
            return NOWHERE;
        }
        String written = fields.requiredText("url").strip();
        try {
            URI url = new URI(written);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // Said below.
        }
        if (!written.isEmpty()) {
            fields.error(fields.line("url"), "url 应当是一个网址，不带问号后面的部分", "写法如 https://crm.example.com/api");
        }
        return NOWHERE;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        fields.fields("headers").ifPresent(each -> {
            Secrets inside = new Secrets(each, Secrets.below(secrets.written(), "headers"));
            for (String header : each.names()) {
                inside.check(header, header);
                each.text(header).ifPresent(value -> headers.put(header, value));
                if (!header.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
                    each.error(each.line(header), "请求头的名字“" + header + "”不能用", "");
                }
            }
        });
        return headers;
    }

    private @Nullable Login login(URI url) {
        return fields.fields("login").map(each -> login(url, each)).orElse(null);
    }

    private Login login(URI url, Fields each) {
        Node written = Secrets.below(secrets.written(), "login");
        new Secrets(each, written).login(Secrets.below(written, "params"));
        String path = each.text("url").map(String::strip).orElse("");
        if (!path.isEmpty() && (!path.matches("/[\\w./~-]*") || path.startsWith("//"))) {
            each.error(each.line("url"), "login 的 url 应当是同一台主机上的路径", "写法如 /web/session/authenticate");
            path = "";
        }
        Map<String, String> keep = new LinkedHashMap<>();
        each.fields("keep")
                .ifPresent(kept -> kept.names()
                        .forEach(what -> kept.text(what).ifPresent(pointer -> {
                            if (!pointer.isEmpty() && !pointer.startsWith("/")) {
                                kept.error(kept.line(what), what + " 应当是 JSON Pointer", "以 / 开头，如 /uid；整个结果写 ''");
                            } else {
                                keep.put(what, pointer);
                            }
                        })));
        Map<String, String> encoded = new LinkedHashMap<>();
        each.fields("base64").ifPresent(texts -> {
            Secrets inside = new Secrets(texts, Secrets.below(written, "base64"));
            for (String what : texts.names()) {
                inside.encoded(what);
                texts.text(what).ifPresent(text -> encoded.put(what, text));
            }
        });
        Set<Integer> expired = new HashSet<>();
        for (String code : each.texts("expired")) {
            if (code.strip().matches("-?[0-9]{1,8}")) {
                expired.add(Integer.valueOf(code.strip()));
            } else {
                each.error(each.line("expired"), "expired 应当是错误码的列表", "写法如 [100]");
            }
        }
        Login login = new Login(
                path.isEmpty() ? url : url.resolve(path),
                each.requiredText("method"),
                each.node("params").orElse(null),
                keep,
                encoded,
                TimeReader.time(
                        each, "renew", USUAL_RENEW, Duration.ofSeconds(1), Duration.ofDays(2), "1s 到 48h", "30m"),
                expired);
        each.finish();
        return login;
    }

    private ConnectorSettings sql() {
        secrets.address("url");
        secrets.check("password", "password");
        String url = fields.node("url").isEmpty() && secrets.isVariable("url")
                ? POSTGRESQL
                : fields.requiredText("url").strip();
        return new ConnectorSettings.Sql(
                name,
                place(url),
                fields.text("user").map(String::strip).orElse(""),
                fields.text("password").orElse(""),
                concurrency,
                unset);
    }

    private Place place(String url) {
        if (url.equals(DEMONSTRATION)) {
            return new Place.Demonstration(folder.resolve(".yingda").resolve("demo"));
        }
        if (url.startsWith(SQLITE)) {
            try {
                return new Place.File(
                        folder.resolve(url.substring(SQLITE.length())).normalize());
            } catch (InvalidPathException impossible) {
                fields.error(fields.line("url"), "url 里的文件不是一个路径", "写法如 jdbc:sqlite:data/members.db");
            }
        } else if (!url.isEmpty() && !url.startsWith(POSTGRESQL)) {
            fields.error(
                    fields.line("url"),
                    "url 应当是 SQLite 或 PostgreSQL 的地址",
                    "写法如 jdbc:sqlite:data/members.db 或 jdbc:postgresql://10.0.0.5:5432/crm");
        }
        return new Place.Server(url);
    }
}
