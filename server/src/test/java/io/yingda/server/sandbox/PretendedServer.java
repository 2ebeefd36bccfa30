package io.yingda.server.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A merchant's server that answers as a test says. */
final class PretendedServer implements AutoCloseable {

    /** Answers one push. */
    @FunctionalInterface
    interface Answering {
        Answer answer(Push push) throws Exception;
    }

    record Push(int number, String path, String query, String body) {
        String openId() {
            return WeChatFacts.query(query).getOrDefault("openid", "");
        }
    }

    record Answer(int status, String body) {
        static Answer of(String body) {
            return new Answer(200, body);
        }
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;
    private final List<Push> pushes = new CopyOnWriteArrayList<>();

    PretendedServer(Answering answering) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", exchange -> serve(exchange, answering));
        http.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    List<Push> pushes() {
        return List.copyOf(pushes);
    }

    private void serve(HttpExchange exchange, Answering answering) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Push push;
        synchronized (pushes) {
            push = new Push(
                    pushes.size() + 1,
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestURI().getRawQuery(),
                    body);
            pushes.add(push);
        }
        Answer answer;
        try {
            answer = answering.answer(push);
        } catch (Exception failed) {
            answer = new Answer(500, String.valueOf(failed));
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
