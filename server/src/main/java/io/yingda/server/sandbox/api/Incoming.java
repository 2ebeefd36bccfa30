package io.yingda.server.sandbox.api;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a whole request, files and all, into memory. */
final class Incoming {

    private static final int LARGEST = 12 * 1024 * 1024;

    private Incoming() {}

    /** Fails when the request is larger than 12 MB, or breaks off. */
    static Future<Call> read(HttpServerRequest request) {
        Map<String, String> query = texts(request.params());
        query.remove("access_token");
        String type = request.getHeader("Content-Type");
        if (type == null || !type.startsWith("multipart/")) {
            return body(request).map(body -> new Call(query, body, Map.of(), List.of()));
        }
        request.setExpectMultipart(true);
        List<Upload> uploads = new ArrayList<>();
        Promise<Call> read = Promise.promise();
        request.uploadHandler(upload -> {
            Buffer bytes = Buffer.buffer();
            upload.handler(part -> {
                if (bytes.length() + part.length() > LARGEST) {
                    read.tryFail("too large");
                } else {
                    bytes.appendBuffer(part);
                }
            });
            upload.endHandler(
                    ended -> uploads.add(new Upload(upload.name(), upload.filename(), upload.contentType(), bytes)));
        });
        request.exceptionHandler(read::tryFail);
        request.endHandler(
                ended -> read.tryComplete(new Call(query, Buffer.buffer(), texts(request.formAttributes()), uploads)));
        return read.future();
    }

    private static Future<Buffer> body(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        Promise<Buffer> read = Promise.promise();
        request.handler(part -> {
            if (body.length() + part.length() > LARGEST) {
                read.tryFail("too large");
            } else {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(read::tryFail);
        request.endHandler(ended -> read.tryComplete(body));
        return read.future();
    }

    private static Map<String, String> texts(MultiMap values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach(texts::putIfAbsent);
        return texts;
    }
}
