package io.yingda.server.measure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A member system on loopback with one fault, and beside it a stand-in for WeChat's API that accepts every message. */
final class FaultyCrm implements AutoCloseable {

    private static final String GOOD = "{\"level\":\"银禾会员\",\"points\":1200,\"expiring\":0,\"expires\":\"2026-12-31\"}";
    private static final String TOKEN = "{\"access_token\":\"stand-in\",\"expires_in\":7200}";
    private static final String ACCEPTED = "{\"errcode\":0,\"errmsg\":\"ok\"}";
    private static final int HUGE_BYTES = 20 * 1_024 * 1_024;
    private static final int SLOW_SECONDS = 10;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();

    /** What is wrong with it. */
    enum Kind {
        WELL("正常"),
        SLOW("慢 10 秒"),
        REFUSING("拒绝连接"),
        ERRORS("HTTP 500"),
        WRONG("不是 JSON"),
        HUGE("20 MB 的 JSON"),
        HALF("答到一半不动");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private FaultyCrm(HttpServer server) {
        this.server = server;
    }

    static FaultyCrm start(Kind kind) throws IOException {
        FaultyCrm crm = new FaultyCrm(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        crm.server.setExecutor(crm.threads);
        crm.server.createContext("/crm", exchange -> crm.answer(kind, exchange));
        crm.server.createContext("/", crm::wechat);
        crm.server.start();
        return crm;
    }

    /** A system that refuses connections is not there at all. */
    URI crm(Kind kind) {
        return kind == Kind.REFUSING ? URI.create("http://127.0.0.1:1/crm") : api().resolve("/crm");
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many messages to followers were sent by WeChat's API. */
    long sent() {
        return sent.get();
    }

    private void answer(Kind kind, HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (kind) {
                case SLOW -> {
                    if (!closed.await(SLOW_SECONDS, TimeUnit.SECONDS)) {
                        write(exchange, 200, GOOD);
                    }
                }
                case ERRORS -> write(exchange, 500, "oops");
                case WRONG -> write(exchange, 200, "<html>你好</html>");
                case HUGE -> huge(exchange);
                case HALF -> {
                    exchange.sendResponseHeaders(200, GOOD.length() * 2L);
                    exchange.getResponseBody().write(GOOD.substring(0, 9).getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    closed.await();
                }
                default -> write(exchange, 200, GOOD);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void wechat(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/custom/send")) {
                sent.incrementAndGet();
            }
            write(exchange, 200, path.contains("token") ? TOKEN : ACCEPTED);
        }
    }

    private static void huge(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] chunk = " ".repeat(64 * 1_024).getBytes(StandardCharsets.UTF_8);
        OutputStream body = exchange.getResponseBody();
        for (int written = 0; written < HUGE_BYTES; written += chunk.length) {
            body.write(chunk);
        }
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
