package io.yingda.server.wechat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.yingda.server.wechat.Refused.Reason;

/** Collects a request's body up to a limit. What comes beyond it is thrown away unread, and after a while not waited for. */
final class BodyCollector {

    private static final long THROWN_AWAY = 64L * 1024 * 1024;

    private final int limit;
    private final HttpServerRequest request;
    private final Promise<Buffer> body = Promise.promise();
    private final Buffer collected = Buffer.buffer();
    private long seen;

    private BodyCollector(HttpServerRequest request, int limit) {
        this.request = request;
        this.limit = limit;
    }

    /** Fails with {@link Refused} when the body is too large, as soon as that is known, or with whatever broke the connection. */
    static Future<Buffer> collect(HttpServerRequest request, int limit) {
        BodyCollector collector = new BodyCollector(request, limit);
        if (announced(request) > limit) {
            collector.refuse();
        }
        request.handler(collector::take);
        request.endHandler(end -> collector.body.tryComplete(collector.collected));
        request.exceptionHandler(collector.body::tryFail);
        return collector.body.future();
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException nonsense) {
            return 0;
        }
    }

    private void take(Buffer chunk) {
        seen += chunk.length();
        if (seen > THROWN_AWAY) {
            request.connection().close();
        } else if (seen > limit) {
            refuse();
        } else if (!body.future().isComplete()) {
            collected.appendBuffer(chunk);
        }
    }

    private void refuse() {
        body.tryFail(new Refused(Reason.TOO_LARGE));
    }
}
