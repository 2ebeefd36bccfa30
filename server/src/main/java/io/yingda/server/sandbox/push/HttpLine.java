package io.yingda.server.sandbox.push;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The wire as HTTP: a request that has not been answered in time is dropped, connection and all. With several servers each
 * request goes to the next one, as behind a load balancer without sticky sessions; one that does not listen is passed over.
 * Confined to one event loop.
 */
public final class HttpLine implements Line, AutoCloseable {

    private final WebClient client;
    private List<URI> servers;
    private final Duration patience;
    private int turn;

    /**
     * @param servers where to, without a path; at least one
     * @param connections how many requests to one server may be open at once
     */
    public HttpLine(Vertx vertx, List<URI> servers, Duration patience, int connections) {
        WebClientOptions web =
                new WebClientOptions().setUserAgent("Mozilla/4.0").setFollowRedirects(false);
        this.client = WebClient.create(vertx, web, new PoolOptions().setHttp1MaxSize(connections));
        this.servers = List.copyOf(servers);
        this.patience = patience;
    }

    /** From the next request on, these servers; at least one. */
    public void to(List<URI> others) {
        servers = List.copyOf(others);
    }

    @Override
    public Future<Answer> post(String path, String query, String body) {
        return post(path, query, body, servers.size());
    }

    private Future<Answer> post(String path, String query, String body, int listening) {
        return postToNext(path, query, body)
                .recover(failure -> failure instanceof ConnectException && listening > 1
                        ? post(path, query, body, listening - 1)
                        : Future.failedFuture(failure));
    }

    private Future<Answer> postToNext(String path, String query, String body) {
        URI server = next();
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

    /** Asks with GET, as WeChat does once to verify the server's address. */
    public Future<Answer> get(String path, String query) {
        URI server = next();
        return client.get(server.getPort(), server.getHost(), path + '?' + query)
                .timeout(patience.toMillis())
                .send()
                .map(response -> {
                    Buffer answer = response.body();
                    return new Answer(
                            response.statusCode(), answer == null ? "" : answer.toString(StandardCharsets.UTF_8));
                });
    }

    private URI next() {
        turn = (turn + 1) % servers.size();
        return servers.get(turn);
    }

    @Override
    public void close() {
        client.close();
    }
}
