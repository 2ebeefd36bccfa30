package io.yingda.server.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers like WeChat's API as far as one test says, and remembers what it was asked. */
public final class WeChatStub implements AutoCloseable {

    public static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";

    /** What came in: method, path with query, body. */
    public record Asked(String method, String target, String body) {}

    /** Says what to answer. */
    @FunctionalInterface
    public interface Answering {
        String to(Asked asked);
    }

    public final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    public final AtomicInteger tokens = new AtomicInteger(1);
    public final Map<String, Answering> answers = Collections.synchronizedMap(new HashMap<>());
    private final Map<String, byte[]> files = Collections.synchronizedMap(new HashMap<>());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public WeChatStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        answers.put(
                "/cgi-bin/stable_token",
                asked -> "{\"access_token\":\"T"
                        + (asked.body().contains("true") ? tokens.incrementAndGet() : tokens.get())
                        + "\",\"expires_in\":7200}");
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers every call that has the current token; 40001 to the others. */
    public void answer(String path, String body) {
        answers.put(
                path,
                asked -> asked.target().contains("access_token=T" + tokens.get())
                        ? body
                        : "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
    }

    public void serve(String path, byte[] content) {
        files.put(path, content);
    }

    public List<Asked> asked(String path) {
        synchronized (asked) {
            return asked.stream().filter(each -> each.target().startsWith(path)).toList();
        }
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            Asked each = new Asked(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), body);
            asked.add(each);
            byte[] file = files.get(path);
            Answering answer = answers.get(path);
            if (file == null && answer == null) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            byte[] content = file != null
                    ? file
                    : Objects.requireNonNull(answer).to(each).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", file != null ? "image/jpeg" : "application/json; encoding=utf-8");
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
