package io.yingda.server.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the built console, which travel on the class path. Those once read are kept. Safe for many threads. */
final class BuiltFiles {

    static final String PAGE = "index.html";

    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_.-]+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "json", "application/json; charset=utf-8");

    private final Map<String, Built> read = new ConcurrentHashMap<>();

    /** A file as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Built(byte[] bytes, String type, String caching) {}

    /** The file of this path; empty when the build made none. Blocks on the first reading. */
    Optional<Built> read(String path) throws IOException {
        Built known = read.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || path.contains("..") || !PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        try (InputStream in = BuiltFiles.class.getResourceAsStream("/console/" + path)) {
            if (in == null) {
                return Optional.empty();
            }
            Built built = new Built(in.readAllBytes(), type, caching(path));
            read.put(path, built);
            return Optional.of(built);
        }
    }

    /** Names under assets carry a digest of their content and never mean anything else. */
    private static String caching(String path) {
        if (path.startsWith("assets/")) {
            return "public, max-age=31536000, immutable";
        }
        return path.equals(PAGE) ? "no-store" : "public, max-age=3600";
    }
}
