package io.yingda.server.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The loading process's own main: reads a {@link LoadJob} and then runs, line by line, and answers each run with a result. */
final class LoadGenerator {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LoadGenerator() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream results = System.out;
        System.setOut(System.err); // whoever else prints must not be taken for a result
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        LoadJob job = JSON.readValue(orders.readLine(), LoadJob.class);
        PushFactory factory = new PushFactory(job);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        HttpClient client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true))
                .with(new PoolOptions().setHttp1MaxSize(job.connections()).setMaxWaitQueueSize(-1))
                .build();
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            LoadJob.Run run = JSON.readValue(line, LoadJob.Run.class);
            List<PushFactory.Push> pushes = factory.make(run.path(), run.messages());
            LoadJob.Result result = new LoadRun(vertx, client, run, pushes, job.connections())
                    .start()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .result(factory.fresh());
            results.println(JSON.writeValueAsString(result));
            results.flush();
        }
        System.exit(0);
    }
}
