package io.yingda.rules.lookup;

import io.yingda.engine.document.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an operation is asked of its system. */
public sealed interface Request {

    /** The kind of connector that can ask so, as settings name it. */
    String kind();

    /**
     * A call of a web address.
     *
     * @param url what follows the connector's address: a path and perhaps a query
     * @param body becomes JSON; null for none
     * @param root a JSON Pointer to what the fields are read from; empty for the whole answer
     */
    record Http(
            String method,
            Template url,
            Map<String, Template> headers,
            @Nullable Node body,
            String root) implements Request {
        public Http {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        @Override
        public String kind() {
            return "http";
        }
    }

    /**
     * A call of a method by JSON-RPC 2.0.
     *
     * @param parameters become JSON; null for none
     * @param root a JSON Pointer into the call's result to what the fields are read from; empty for all of it
     */
    record JsonRpc(String method, @Nullable Node parameters, String root) implements Request {
        @Override
        public String kind() {
            return "json-rpc";
        }
    }

    /** A query. */
    record Sql(Query query) implements Request {
        @Override
        public String kind() {
            return "sql";
        }
    }
}
