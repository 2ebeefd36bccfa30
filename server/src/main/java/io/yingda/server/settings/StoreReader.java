package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.settings.StoreSettings.Keep;
import io.yingda.server.settings.StoreSettings.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads where things are kept, and for how long. */
final class StoreReader {

    private static final String FILE = "data/yingda.db";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int LONGEST_DAYS = 3_650;

    private StoreReader() {}

    /**
     * What the settings say; a file under {@code data} in the merchant's folder where they say nothing.
     *
     * @param folder the merchant's, where a relative path starts
     */
    static StoreSettings store(Fields settings, Path folder) {
        Optional<Fields> store = settings.fields("store");
        if (store.isEmpty()) {
            return StoreSettings.file(folder.resolve(FILE));
        }
        Fields fields = store.get();
        Place place = place(fields, folder);
        Keep keep = fields.fields("keep").map(StoreReader::keep).orElse(Keep.DEFAULT);
        fields.finish();
        return new StoreSettings(place, keep);
    }

    private static Place place(Fields fields, Path folder) {
        Optional<String> url = fields.text("url").map(String::strip).filter(text -> !text.isEmpty());
        Optional<String> file = fields.text("file").map(String::strip).filter(text -> !text.isEmpty());
        String user = fields.text("user").map(String::strip).orElse("");
        String password = fields.text("password").orElse("");
        if (url.isPresent()) {
            if (file.isPresent()) {
                fields.error(fields.line("file"), "file 和 url 只能写一个", "用 PostgreSQL 就删去 file");
            }
            if (!url.get().startsWith(POSTGRESQL)) {
                fields.error(
                        fields.line("url"),
                        "url 应当是 PostgreSQL 的地址",
                        "写法如 jdbc:postgresql://127.0.0.1:5432/yingda；用 SQLite 就不写 url");
            }
            return new DatabaseServer(url.get(), user, password, node(fields));
        }
        Optional<String> stray =
                Stream.of("user", "password", "node").filter(fields::has).findFirst();
        if (stray.isPresent()) {
            String name = stray.get();
            fields.error(fields.line(name), "只写了 " + name + "，没有写 url", "用 PostgreSQL 请补上 url；用 SQLite 就删去它");
        }
        String written = file.orElse(FILE);
        try {
            return new EmbeddedFile(folder.resolve(written).normalize());
        } catch (InvalidPathException impossible) {
            fields.error(fields.line("file"), "file 不是一个路径", "写法如 data/yingda.db");
            return new EmbeddedFile(folder.resolve(FILE));
        }
    }

    private static @Nullable URI node(Fields fields) {
        Optional<String> written = fields.text("node").map(String::strip).filter(text -> !text.isEmpty());
        if (written.isEmpty()) {
            return null;
        }
        try {
            URI node = new URI(written.get());
            if ("http".equals(node.getScheme())
                    && node.getHost() != null
                    && node.getPort() > 0
                    && node.getRawPath().isEmpty()) {
                return node;
            }
        } catch (URISyntaxException malformed) {
            // Said below.
        }
        fields.error(fields.line("node"), "node 应当是其他节点找到本节点的地址", "写法如 http://10.0.0.5:8080");
        return null;
    }

    private static Keep keep(Fields fields) {
        Keep usual = Keep.DEFAULT;
        Keep keep = new Keep(
                days(fields, "messages", usual.messages()),
                days(fields, "traces", usual.traces()),
                days(fields, "followers", usual.followers()));
        if (keep.traces().compareTo(keep.messages()) > 0) {
            fields.error(fields.line("traces"), "traces 不能比 messages 留得久", "来龙去脉里有消息的内容，请写得不大于 messages");
        }
        if (keep.followers().compareTo(keep.messages()) < 0) {
            fields.error(fields.line("followers"), "followers 不能比 messages 留得短", "请写得不小于 messages");
        }
        fields.finish();
        return keep;
    }

    private static Duration days(Fields fields, String name, Duration usual) {
        return Duration.ofDays(fields.integer(name, 1, LONGEST_DAYS).orElse((int) usual.toDays()));
    }
}
