package io.yingda.server.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** The main of the process that plays followers and agents: reads a {@link DeskJob} and then runs, line by line. */
final class DeskGenerator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_MILLIS = 20;

    private final DeskJob job;
    private final PushFactory factory;
    private final Random random;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client;
    private final Arrivals arrivals;
    private final DeskPages pages;

    private DeskGenerator(DeskJob job) {
        this.job = job;
        factory = new PushFactory(job.pushes());
        random = new Random(job.pushes().seed());
        client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true))
                .with(new PoolOptions()
                        .setHttp1MaxSize(job.pushes().connections())
                        .setMaxWaitQueueSize(-1))
                .build();
        arrivals = new Arrivals(job.pushes().followers());
        pages = new DeskPages(vertx, new DeskDoor(job.port()), job.port(), job.agents(), arrivals::shown);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream results = System.out;
        System.setOut(System.err); // whoever else prints must not be taken for a result
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        DeskGenerator generator = new DeskGenerator(JSON.readValue(orders.readLine(), DeskJob.class));
        answer(results, generator.open());
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            answer(results, generator.run(JSON.readValue(line, DeskJob.Run.class)));
        }
        System.exit(0);
    }

    private static void answer(PrintStream results, Object answer) throws IOException {
        results.println(JSON.writeValueAsString(answer));
        results.flush();
    }

    /** Lets the agents in, and has every follower handed over to one of them. */
    private DeskJob.Opened open() throws IOException, InterruptedException {
        DeskDoor door = new DeskDoor(job.port());
        pages.open(door.agents(job.first(), job.agents()));
        int followers = job.pushes().followers();
        List<PushFactory.Push> pushes = new ArrayList<>(followers);
        for (int follower = 0; follower < followers; follower++) {
            pushes.add(factory.push(job.path(), openId(follower), job.words()));
        }
        send(pushes, job.rate(), LoadRun.Listener.NONE);
        until(() -> pages.served() >= followers, job.patienceMillis());
        return new DeskJob.Opened(job.agents() - pages.broken(), pages.served());
    }

    private DeskJob.Result run(DeskJob.Run run) {
        int count = (int) Math.round(run.rate() * run.millis() / 1_000);
        arrivals.begin();
        List<PushFactory.Push> pushes = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            int follower = random.nextInt(job.pushes().followers());
            pushes.add(factory.push(job.path(), openId(follower), arrivals.marked(factory.question(), follower)));
        }
        long refused = send(pushes, run.rate(), arrivals).failed();
        until(arrivals::areComplete, run.patienceMillis());
        return arrivals.result(refused);
    }

    private LoadJob.Result send(List<PushFactory.Push> pushes, double rate, LoadRun.Listener listener) {
        LoadJob.Run run = new LoadJob.Run(job.port(), job.path(), rate, Long.MAX_VALUE / 1_000_000, pushes.size());
        return joined(new LoadRun(vertx, client, run, pushes, job.pushes().connections(), listener).start())
                .result(factory.fresh());
    }

    /** Waits on the event loop, which alone knows what has arrived. */
    private void until(BooleanSupplier condition, long patienceMillis) {
        Promise<Boolean> done = Promise.promise();
        long end = System.nanoTime() + patienceMillis * 1_000_000;
        vertx.setPeriodic(LOOK_MILLIS, timer -> {
            if (condition.getAsBoolean() || System.nanoTime() > end) {
                vertx.cancelTimer(timer);
                done.complete(condition.getAsBoolean());
            }
        });
        joined(done.future());
    }

    private static String openId(int follower) {
        return "oDesk" + follower;
    }

    private static <T> T joined(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
