package io.yingda.server.sandbox.api;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the API.
 *
 * @param query without the token
 * @param form the fields of a multipart request that are no files
 */
record Call(Map<String, String> query, Buffer body, Map<String, String> form, List<Upload> uploads) {

    Call {
        query = Map.copyOf(query);
        form = Map.copyOf(form);
        uploads = List.copyOf(uploads);
    }

    /** A parameter of the query; empty when it is missing. */
    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    Body json() throws Refusal {
        return Body.read(body.toString(StandardCharsets.UTF_8));
    }

    Optional<Upload> upload(String field) {
        return uploads.stream().filter(upload -> upload.field().equals(field)).findFirst();
    }
}
