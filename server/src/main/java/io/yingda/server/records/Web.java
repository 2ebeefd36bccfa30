package io.yingda.server.records;

import io.yingda.engine.fact.Fault;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls web addresses: no redirects, no answers of more than 1 MB, none that take longer than allowed, half-way ones included. */
final class Web implements AutoCloseable {

    static final int MOST = 1_024 * 1_024;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .executor(threads)
            .build();

    /** The answer, whatever its status says. */
    HttpResponse<byte[]> call(HttpRequest request, Duration longest) throws LookUpFailure, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new LimitedBody(MOST));
        try {
            return answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new LookUpFailure(Fault.TIMEOUT, "对方没有在限时内答完");
        } catch (ExecutionException failure) {
            throw failed(failure.getCause() == null ? failure : failure.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static LookUpFailure failed(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof LimitedBody.TooLarge) {
                return new LookUpFailure(Fault.BAD_ANSWER, "对方的回答超过 1 MB");
            }
        }
        return cause instanceof IOException
                ? new LookUpFailure(
                        Fault.UNAVAILABLE, "连不上，或者连接断了：" + cause.getClass().getSimpleName())
                : new LookUpFailure(Fault.BAD_ANSWER, "调用出错：" + cause.getClass().getSimpleName());
    }

    /** What a status that is no success means. */
    static void require(int status) throws LookUpFailure {
        if (status >= 200 && status < 300) {
            return;
        }
        if (status == 429) {
            throw LookUpFailure.tooOften("对方回答 HTTP 429");
        }
        Fault fault = switch (status) {
            case 404, 410 -> Fault.NOT_FOUND;
            case 408 -> Fault.UNAVAILABLE;
            default -> status >= 500 ? Fault.UNAVAILABLE : status >= 400 ? Fault.REFUSED : Fault.BAD_ANSWER;
        };
        throw new LookUpFailure(fault, fault == Fault.NOT_FOUND ? "没有找到" : "对方回答 HTTP " + status);
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
