package io.yingda.server.settings;

import io.yingda.engine.document.Node;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A system of the merchant's that is looked into. Never shows its secrets. */
public sealed interface ConnectorSettings {

    /** As look-ups name it. */
    String name();

    /** How it is talked to: {@code http}, {@code json-rpc} or {@code sql}. */
    String kind();

    /** At most how many look-ups are under way at once. */
    int concurrency();

    /** The environment variables it needs and does not have; while there are any it cannot be used. */
    List<String> unset();

    /**
     * A web service.
     *
     * @param url what stands before the path of each look-up
     * @param headers sent with each request
     */
    record Http(String name, URI url, Map<String, String> headers, int concurrency, List<String> unset)
            implements ConnectorSettings {
        public Http {
            headers = Map.copyOf(headers);
            unset = List.copyOf(unset);
        }

        @Override
        public String kind() {
            return "http";
        }

        @Override
        public String toString() {
            return kind() + ' ' + name;
        }
    }

    /**
     * A service by JSON-RPC.
     *
     * @param version of the protocol: {@code 2.0}, or {@code 1.0} for services that answer something else when a call says which it is
     * @param headers sent with each request; may name what the log-in keeps, as in {@code {{login.token}}}
     * @param login null where nobody has to log in
     */
    record JsonRpc(
            String name,
            URI url,
            String version,
            Map<String, String> headers,
            @Nullable Login login,
            int concurrency,
            List<String> unset)
            implements ConnectorSettings {
        public JsonRpc {
            headers = Map.copyOf(headers);
            unset = List.copyOf(unset);
        }

        @Override
        public String kind() {
            return "json-rpc";
        }

        @Override
        public String toString() {
            return kind() + ' ' + name;
        }
    }

    /**
     * A call that is made before all others, and again when what it gave is no longer good.
     *
     * @param url where it is made
     * @param parameters null for none
     * @param keep what of its result is kept: the JSON Pointer to it, by name. Cookies are kept anyway
     * @param encoded what is kept besides: a text that may name what was kept, in Base64, by name
     * @param renew after how long it is made again
     * @param expired the codes of errors that say that what it gave is no longer good
     */
    record Login(
            URI url,
            String method,
            @Nullable Node parameters,
            Map<String, String> keep,
            Map<String, String> encoded,
            Duration renew,
            Set<Integer> expired) {
        public Login {
            keep = Map.copyOf(keep);
            encoded = Map.copyOf(encoded);
            expired = Set.copyOf(expired);
        }

        @Override
        public String toString() {
            return method;
        }
    }

    /**
     * A database that is only read.
     *
     * @param place where it is
     */
    record Sql(String name, Place place, String user, String password, int concurrency, List<String> unset)
            implements ConnectorSettings {
        public Sql {
            unset = List.copyOf(unset);
        }

        @Override
        public String kind() {
            return "sql";
        }

        @Override
        public String toString() {
            return kind() + ' ' + name;
        }
    }

    /** Where a database is. */
    sealed interface Place {

        /** A file of SQLite's. */
        record File(Path path) implements Place {}

        /** A server of PostgreSQL's. */
        record Server(String url) implements Place {}

        /** The demonstration's member system, which is made in this folder. */
        record Demonstration(Path folder) implements Place {}
    }
}
