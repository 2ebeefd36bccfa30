package io.yingda.server.people;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Collects a request's body up to a limit before the next handler; what is too large, or no JSON where there must be, is
 * refused.
 */
record RequestBody(int limit, boolean json) implements Handler<RoutingContext> {

    private static final String KEY = RequestBody.class.getName();
    private static final int MEGABYTE = 1_024 * 1_024;

    /** Who still sends the rest may go on for so many bytes, since the answer is read only after that. */
    private static final long THROWN_AWAY = 16L * 1024 * 1024;

    /** What was collected. */
    static Buffer of(RoutingContext context) {
        Buffer body = context.get(KEY);
        return body == null ? Buffer.buffer() : body;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer collected = Buffer.buffer();
        long[] seen = new long[1];
        request.handler(part -> {
            boolean before = seen[0] > limit;
            seen[0] += part.length();
            if (seen[0] <= limit) {
                collected.appendBuffer(part);
            } else if (!before) {
                Answers.refuse(context, new Refusal(413, "请求太大，最多 " + inWords(limit)));
            } else if (seen[0] > limit + THROWN_AWAY) {
                request.connection().close();
            }
        });
        request.endHandler(nothing -> {
            if (seen[0] > limit) {
                return;
            }
            if (json && collected.length() > 0 && !isJson(request)) {
                Answers.refuse(context, new Refusal(415, "请求的内容应当是 application/json"));
            } else {
                context.put(KEY, collected);
                context.next();
            }
        });
    }

    private static String inWords(int bytes) {
        return bytes % MEGABYTE == 0 ? bytes / MEGABYTE + " MB" : bytes / 1_024 + " KB";
    }

    private static boolean isJson(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
