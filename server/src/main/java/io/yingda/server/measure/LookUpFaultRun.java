package io.yingda.server.measure;

import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.message.Event;
import io.yingda.engine.turn.Turn;
import io.yingda.rules.lookup.LookUpReader;
import io.yingda.rules.lookup.LookUps;
import io.yingda.server.content.Merchant;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.records.Systems;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.ConnectorSettings;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.store.Database;
import io.yingda.server.store.Folders;
import io.yingda.server.web.YingdaServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lets followers ask for their points while the member system has a fault, by whole servers with the merchant's own rules, and
 * counts who was left without an answer.
 */
public final class LookUpFaultRun {

    private static final String POINTS = """
            points:
              connector: crm
              arguments: {openid: {type: text, required: false}, member: {type: text, required: false}}
              http: {url: '/points?openid={{openid}}&member={{member}}'}
              fields: {level: text, points: number, expiring: number, expires: date}
              safe: true
              sample: {points: 1}
            """;
    private static final String QUESTION = "我的积分";
    private static final String OTHER = "谢谢";
    /** How many followers wait at once. */
    private static final int AT_ONCE = 64;
    /** WeChat gives up after five seconds. */
    private static final Duration WECHAT = Duration.ofMillis(4_900);

    private final Merchant merchant;
    private final Settings settings;
    private final AccountSettings account;
    private final int conversations;
    private final Clock clock;

    /** @param account must have an AES key */
    public LookUpFaultRun(
            Merchant merchant, Settings settings, AccountSettings account, int conversations, Clock clock) {
        this.merchant = merchant;
        this.settings = settings;
        this.account = account;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** Every fault in turn. */
    public LookUpFaultReport run(Consumer<String> progress) throws IOException, InterruptedException {
        List<LookUpFaultReport.Row> rows = new ArrayList<>();
        for (FaultyCrm.Kind kind : FaultyCrm.Kind.values()) {
            progress.accept("会员系统" + kind.label() + "……");
            rows.add(run(kind));
        }
        return new LookUpFaultReport(rows);
    }

    /** One fault. */
    LookUpFaultReport.Row run(FaultyCrm.Kind kind) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("yingda-faults-");
        try (FaultyCrm crm = FaultyCrm.start(kind);
                Systems systems = systems(declared(folder), crm.crm(kind))) {
            Tally tally = new Tally();
            DeskFigures desk = new DeskFigures(settings, clock);
            Settings here = settings.withApiAt(crm.api());
            try (YingdaServer server = YingdaServer.start(
                    here,
                    merchant.bot(here, systems, desk, clock),
                    desk,
                    clock,
                    List.of(),
                    tally::kept,
                    Database.open(new EmbeddedFile(folder.resolve("faults.db"))))) {
                systems.deliverLate(server::accept);
                converse(server.port(), tally);
                await(() -> tally.late.get() >= tally.told.get() && crm.sent() >= tally.late.get());
                return tally.row(kind.label(), conversations, crm.sent());
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private Systems systems(LookUps lookUps, URI crm) {
        ConnectorSettings connector = new ConnectorSettings.Http("crm", crm, Map.of(), 8, List.of());
        return Systems.open(
                () -> lookUps, Map.of("crm", connector), settings.hours().zone(), clock);
    }

    private static LookUps declared(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("lookups"));
        Files.writeString(folder.resolve("lookups/points.yaml"), POINTS);
        return LookUpReader.read(folder, problem -> {
            throw new IllegalStateException(problem.asLine());
        });
    }

    private void converse(int port, Tally tally) throws InterruptedException {
        PushFactory pushes = new PushFactory(LoadJob.of(account, List.of(QUESTION), 1, 1, 1));
        Semaphore room = new Semaphore(AT_ONCE);
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < conversations; number++) {
                String follower = "oFault" + number;
                room.acquire();
                var unused = threads.submit(() -> {
                    try {
                        long start = System.nanoTime();
                        tally.answered(answered(client, port, pushes, follower, QUESTION));
                        tally.millis.add((System.nanoTime() - start) / 1_000_000);
                        tally.answered(answered(client, port, pushes, follower, OTHER));
                    } finally {
                        room.release();
                    }
                    return follower;
                });
            }
        }
    }

    /** Whether a message got an answer that WeChat shows, while it still waited. */
    private boolean answered(HttpClient client, int port, PushFactory pushes, String follower, String words)
            throws InterruptedException {
        PushFactory.Push push = pushes.push(PushFactory.path(account.name()), follower, words);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + push.uri()))
                .timeout(WECHAT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(push.body().getBytes()))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("<Encrypt>");
        } catch (IOException tooLate) {
            return false;
        }
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + Systems.PATIENCE.plusSeconds(10).toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** What happened so far. */
    private static final class Tally {

        private final AtomicInteger passive = new AtomicInteger();
        private final AtomicInteger unanswered = new AtomicInteger();
        private final AtomicInteger told = new AtomicInteger();
        private final AtomicInteger late = new AtomicInteger();
        private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());

        void kept(Turn turn) {
            if (turn.trace().facts().lookedUp().stream().anyMatch(LookedUp::pending)) {
                told.incrementAndGet();
            }
            if (turn.trace().inbound() instanceof Event.LateAnswer
                    && !turn.replies().isEmpty()) {
                late.incrementAndGet();
            }
        }

        void answered(boolean inTime) {
            (inTime ? passive : unanswered).incrementAndGet();
        }

        LookUpFaultReport.Row row(String fault, int conversations, long sent) {
            List<Long> sorted = millis.stream().sorted().toList();
            return new LookUpFaultReport.Row(
                    fault,
                    conversations,
                    passive.get(),
                    unanswered.get(),
                    told.get(),
                    late.get(),
                    sent,
                    sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2),
                    sorted.isEmpty() ? 0 : sorted.getLast());
        }
    }
}
