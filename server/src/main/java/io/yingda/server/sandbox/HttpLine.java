package io.yingda.server.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The wire as HTTP: a request that has not been answered in time is dropped, connection and all. */
final class HttpLine implements Line, AutoCloseable {

    private static final int CONNECTIONS = 64;

    private final WebClient client;
    private final URI server;
    private final Duration patience;

    HttpLine(Vertx vertx, URI server, Duration patience) {
        WebClientOptions web =
                new WebClientOptions().setUserAgent("Mozilla/4.0").setFollowRedirects(false);
        this.client = WebClient.create(vertx, web, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.server = server;
        this.patience = patience;
    }

    @Override
    public Future<Answer> post(String path, String query, String body) {
        return client.post(server.getPort(), server.getHost(), path + '?' + query)
                .putHeader("Content-Type", "text/xml")
                .putHeader("Pragma", "no-cache")
                .timeout(patience.toMillis())
                .sendBuffer(Buffer.buffer(body, StandardCharsets.UTF_8.name()))
                // A server that answers drop by drop is out of time, too.
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .map(response -> {
                    Buffer answer = response.body();
                    return new Answer(
                            response.statusCode(), answer == null ? "" : answer.toString(StandardCharsets.UTF_8));
                });
    }

    @Override
    public void close() {
        client.close();
    }
}
