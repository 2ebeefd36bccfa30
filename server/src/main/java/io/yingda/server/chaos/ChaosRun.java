package io.yingda.server.chaos;

import io.yingda.server.sandbox.Person;
import io.yingda.server.sandbox.Sandbox;
import io.yingda.server.sandbox.SandboxOptions;
import io.yingda.server.sandbox.Stage;
import io.yingda.server.sandbox.push.Courier;
import io.yingda.server.sandbox.witness.Pushed;
import io.yingda.server.settings.StoreSettings.Place;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Followers write to servers that are killed again and again, through a WeChat that has its moods; in the end everything
 * that WeChat was told the servers have must have been answered, once and in order. Judged by what WeChat saw alone.
 */
public final class ChaosRun {

    private static final NodeJob.Official ACCOUNT = new NodeJob.Official(
            "chaos",
            "混沌",
            "wx6b8ed1ffa7c0a911",
            "gh_6b8ed1ffa7c0",
            "chaosToken0123456789",
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFA",
            "0123456789abcdef0123456789abcdef");

    private static final Courier.Habit HABIT = new Courier.Habit(3, Duration.ofMillis(1_500));
    /** What a server knew so long before it was killed is on the disk, unless WeChat's API was slow to answer. */
    private static final Duration UNRECORDED = Duration.ofSeconds(3);

    private static final int CONNECTIONS = 512;
    private static final int MOST_UNDER_WAY = 20_000;
    private static final int ROWS = 1_000_000;
    private static final long ROUND_MILLIS = 500;

    /** After so many rounds without progress, those who wait for an answer write again. */
    private static final int PATIENT_ROUNDS = 20;

    private final ChaosOptions options;
    private final Consumer<String> progress;
    private final Sandbox sandbox;
    private final List<NodeProcess> nodes;
    private final Random random;
    private final AtomicInteger marks = new AtomicInteger();
    private final Random writers;
    private final List<Long> killedAt = new ArrayList<>();

    private ChaosRun(ChaosOptions options, Consumer<String> progress, Sandbox sandbox, List<NodeProcess> nodes) {
        this.options = options;
        this.progress = progress;
        this.sandbox = sandbox;
        this.nodes = nodes;
        this.random = new Random(options.seed());
        this.writers = new Random(options.seed() + 1);
    }

    /**
     * Runs it.
     *
     * @param place an empty database, shared by all nodes
     * @param count how many nodes there are; one of them at a time is killed
     * @param folder where the servers' logs go
     * @param progress is told, in a line for people, what happens next
     * @throws IOException when a server does not start
     */
    public static ChaosReport run(ChaosOptions options, Place place, int count, Path folder, Consumer<String> progress)
            throws IOException, InterruptedException {
        List<Integer> ports = freePorts(count);
        List<URI> servers = ports.stream()
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .toList();
        Stage stage = new Stage(
                IntStream.range(0, options.followers())
                        .mapToObj(number -> new Person("p" + number, "粉丝" + number, "#5b6b7b"))
                        .toList(),
                Map.of());
        SandboxOptions wechat = SandboxOptions.of(
                        List.of(ACCOUNT.settings()), stage, servers.getFirst(), Clock.systemUTC())
                .crowded(servers, CONNECTIONS, MOST_UNDER_WAY, ROWS)
                .waiting(Sandbox.PATIENCE, HABIT)
                .seeded(options.seed());
        List<NodeProcess> nodes = new ArrayList<>();
        try (Sandbox sandbox = Sandbox.start(wechat)) {
            for (int port : ports) {
                nodes.add(NodeProcess.start(
                        NodeJob.of(port, sandbox.origin().toString(), ACCOUNT, place),
                        folder.resolve("node-" + port + ".log")));
            }
            return new ChaosRun(options, progress, sandbox, nodes).run();
        } finally {
            for (NodeProcess node : nodes) {
                node.close();
            }
        }
    }

    private ChaosReport run() throws IOException, InterruptedException {
        progress.accept("%d 个粉丝关注".formatted(options.followers()));
        for (int follower = 0; follower < options.followers(); follower++) {
            sandbox.follow(ACCOUNT.name(), "p" + follower).toCompletableFuture().join();
        }
        Weather weather = new Weather(sandbox, new Random(options.seed() + 2));
        ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(2);
        try {
            weather.begin();
            List<Future<?>> going = List.of(
                    clockwork.scheduleAtFixedRate(
                            () -> write(writers.nextInt(options.followers())),
                            0,
                            TimeUnit.SECONDS.toMicros(1) / options.rate(),
                            TimeUnit.MICROSECONDS),
                    clockwork.scheduleAtFixedRate(
                            weather::change, 0, Weather.STRETCH.toMillis(), TimeUnit.MILLISECONDS));
            for (int kill = 1; kill <= options.kills(); kill++) {
                live();
                NodeProcess victim = nodes.get(random.nextInt(nodes.size()));
                killedAt.add(System.currentTimeMillis());
                victim.kill();
                progress.accept("第 %d 次杀死，共 %d 次；已推送 %d 条"
                        .formatted(
                                kill, options.kills(), sandbox.witness().tally().pushed()));
                victim.again();
            }
            live();
            if (going.stream().anyMatch(Future::isDone)) {
                throw new IllegalStateException("the load or the weather ended too soon");
            }
        } finally {
            clockwork.shutdownNow();
            clockwork.awaitTermination(1, TimeUnit.MINUTES);
        }
        weather.clear();
        progress.accept("不再出事，等没有送到的送到");
        return report(settled());
    }

    /** As long as a life lasts. */
    private void live() throws InterruptedException {
        long more = options.mostLife().minus(options.leastLife()).toMillis();
        TimeUnit.MILLISECONDS.sleep(options.leastLife().toMillis() + (more == 0 ? 0 : random.nextLong(more)));
    }

    private void write(int follower) {
        try {
            sandbox.write(ACCOUNT.name(), "p" + follower, "在吗 #m" + marks.incrementAndGet() + "#")
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException tooMany) {
            progress.accept("没有发出：" + String.valueOf(tooMany.getCause()));
        }
    }

    /** What it looks like when nothing is under way any more, or after the longest time that may take. */
    private Judgement settled() throws InterruptedException {
        long until = System.nanoTime() + options.settling().toNanos();
        Judgement judgement = Judgement.of(sandbox.witness());
        int quiet = 0;
        int before = Integer.MAX_VALUE;
        while (System.nanoTime() < until
                && (sandbox.witness().tally().underWay() > 0
                        || !judgement.lost().isEmpty())) {
            int missing = judgement.lost().size();
            quiet = missing < before ? 0 : quiet + 1;
            before = missing;
            if (quiet == PATIENT_ROUNDS) {
                quiet = 0;
                writeAgain(judgement.lost());
                before = Integer.MAX_VALUE;
            }
            TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
            judgement = Judgement.of(sandbox.witness());
        }
        // What would come a second time does so now.
        TimeUnit.MILLISECONDS.sleep(4 * ROUND_MILLIS);
        return Judgement.of(sandbox.witness());
    }

    /** Where WeChat allows nothing more, answers are kept until the follower is back. */
    private void writeAgain(List<Pushed> lost) {
        Set<String> waiting = lost.stream().map(Pushed::openId).collect(Collectors.toSet());
        progress.accept("%d 个粉丝还没有得到全部回复，再发一条".formatted(waiting.size()));
        for (int follower = 0; follower < options.followers(); follower++) {
            if (waiting.contains(sandbox.openId(ACCOUNT.name(), "p" + follower))) {
                write(follower);
            }
        }
    }

    private ChaosReport report(Judgement judgement) {
        judgement.lost().stream().limit(20).forEach(row -> progress.accept("丢失：" + row));
        judgement.reordered().stream().limit(20).forEach(row -> progress.accept("乱序：" + row));
        judgement.doubled().stream().limit(20).forEach(mark -> progress.accept("两个回合：" + mark));
        List<Judgement.Again> unexplained = judgement.twice().stream()
                .filter(again -> !again.isExplainedBy(killedAt, UNRECORDED))
                .toList();
        unexplained.stream().limit(20).forEach(again -> progress.accept("送达两次：" + again + "，杀死的时刻 " + killedAt));
        return new ChaosReport(
                judgement.accepted().size(),
                judgement.lost().size(),
                judgement.doubled().size(),
                judgement.reordered().size(),
                judgement.twice().size(),
                unexplained.size(),
                options.kills(),
                sandbox.witness().tally());
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int index = 0; index < count; index++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
