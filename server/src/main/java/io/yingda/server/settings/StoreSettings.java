package io.yingda.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the server keeps what must not be lost, and for how long.
 *
 * @param place the database
 * @param keep how long
 */
public record StoreSettings(Place place, Keep keep) {

    /** The database: a file of our own, or a server that several nodes share. */
    public sealed interface Place {}

    /** One SQLite file, for one process. Its folder is made when it is missing. */
    public record EmbeddedFile(Path path) implements Place {}

    /**
     * A PostgreSQL server.
     *
     * @param url {@code jdbc:postgresql://…}, without user and password
     * @param node where the other nodes that use it reach this one, such as {@code http://10.0.0.5:8080}; null to find that
     *     out
     */
    public record DatabaseServer(
            String url,
            String user,
            String password,
            @Nullable URI node) implements Place {

        /** Whose own address is to be found out. */
        public DatabaseServer(String url, String user, String password) {
            this(url, user, password, null);
        }

        /** Without what is secret. */
        @Override
        public String toString() {
            return "DatabaseServer[" + url + "]";
        }
    }

    /**
     * For how long things are kept; each is erased within a day after.
     *
     * @param messages what followers sent and what they were answered
     * @param traces why turns went as they did; at most as long as the messages
     * @param followers what is known of followers nobody has heard of since; at least as long as the messages
     */
    public record Keep(Duration messages, Duration traces, Duration followers) {
        public static final Keep DEFAULT = new Keep(Duration.ofDays(180), Duration.ofDays(30), Duration.ofDays(730));
    }

    /** A file at this place, everything kept as long as is usual. */
    public static StoreSettings file(Path path) {
        return new StoreSettings(new EmbeddedFile(path), Keep.DEFAULT);
    }

    /** The same in another place. */
    public StoreSettings at(Place other) {
        return new StoreSettings(other, keep);
    }
}
