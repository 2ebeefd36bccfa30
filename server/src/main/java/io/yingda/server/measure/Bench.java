package io.yingda.server.measure;

import io.yingda.server.measure.BenchReport.Answers;
import io.yingda.server.measure.BenchReport.Load;
import io.yingda.server.measure.BenchReport.Measured;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.wechat.MessageCipher;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures running servers, one after the other, each beside a bare handler. All run in this process and share its
 * processors with the loading process; a server and the bare handler are driven in turns, so that whatever else the machine
 * does strikes both alike.
 */
public final class Bench implements AutoCloseable {

    /** Room for a server that speeds up between rounds. */
    private static final double MARGIN = 1.5;

    /** Messages a second to be ready for before anything is known. */
    private static final int WARM_UP_RATE = 10_000;

    /** Rounds beyond the warm-up, at most, until the compiler takes less than this share of one processor. */
    private static final int MOST_SETTLING = 30;

    private static final double SETTLED = .15;

    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    private final AccountSettings account;
    private final BenchOptions options;
    private final Consumer<String> progress;
    private final BareServer bareServer;
    private final LoadProcess load;
    private final Target bare;
    private boolean warm;

    private Bench(
            AccountSettings account,
            BenchOptions options,
            Consumer<String> progress,
            BareServer bareServer,
            LoadProcess load) {
        this.account = account;
        this.options = options;
        this.progress = progress;
        this.bareServer = bareServer;
        this.load = load;
        this.bare = new Target(bareServer.port());
    }

    /**
     * Starts the loading process and the bare handler.
     *
     * @param account an account of the servers to be measured, with an AES key
     * @param questions real questions; at least one
     * @param progress is told, in a line for people, what happens next
     * @throws IOException when the loading process cannot be started
     */
    public static Bench start(
            AccountSettings account, List<String> questions, BenchOptions options, Consumer<String> progress)
            throws IOException {
        String key = account.aesKey();
        if (key == null) {
            throw new IllegalArgumentException("an account with an AES key is needed");
        }
        LoadProcess load = LoadProcess.start(
                LoadJob.of(account, questions, options.followers(), options.connections(), options.seed()));
        BareServer bareServer = BareServer.start(account, new MessageCipher(key, account.appId()));
        return new Bench(account, options, progress, bareServer, load);
    }

    /**
     * Puts a server under load.
     *
     * @param port where the server listens, on the loopback
     * @throws IOException when the loading process ends too soon
     */
    public Measured measure(BenchPart part, int port) throws IOException {
        Target server = new Target(port);
        progress.accept("%s，预热".formatted(part.title()));
        server.warmUp(warm ? options.nextWarmUp() : options.warmUp());
        server.settle();
        if (!warm) {
            bare.warmUp(options.bareWarmUp());
            warm = true;
        }
        List<Double> rates = new ArrayList<>();
        List<Double> bareRates = new ArrayList<>();
        for (int round = 1; round <= options.rounds(); round++) {
            progress.accept("%s，全速，第 %d 轮，共 %d 轮".formatted(part.title(), round, options.rounds()));
            rates.add(server.fullSpeed());
            bareRates.add(bare.fullSpeed());
        }
        // The best round: what else the machine had to do only ever slows a round down.
        double best = Collections.max(rates);
        double bareBest = Collections.max(bareRates);
        List<Load> loads = new ArrayList<>();
        double fresh = 0;
        for (double share : part.shares()) {
            progress.accept("%s，%.0f %% 负载，每秒 %,.0f 条".formatted(part.title(), 100 * share, share * best));
            LoadJob.Result result = server.steadily(share * best);
            Answers answers = new Answers(result.replied(), result.acknowledged(), result.failed());
            loads.add(new Load(share, share * best, result.latency(), answers));
            fresh = result.fresh();
        }
        return new Measured(best, bareBest, best / bareBest, fresh, List.copyOf(loads));
    }

    @Override
    public void close() throws IOException {
        bareServer.close();
        load.close();
    }

    /** One of the two that are compared. */
    private final class Target {

        private final int port;
        private double expected = WARM_UP_RATE;

        Target(int port) {
            this.port = port;
        }

        void warmUp(Duration time) throws IOException {
            // In rounds, since all messages of a round are made ready before it.
            long rounds = Math.max(1, time.dividedBy(options.round()));
            for (long round = 0; round < rounds; round++) {
                fullSpeed();
            }
        }

        /** Goes on until the compiler, which works in this process, leaves the processors to the servers. */
        void settle() throws IOException {
            long roundMillis = options.round().toMillis();
            for (int round = 0; round < MOST_SETTLING; round++) {
                long before = COMPILER.getTotalCompilationTime();
                fullSpeed();
                if ((COMPILER.getTotalCompilationTime() - before) < SETTLED * roundMillis) {
                    return;
                }
            }
        }

        /** Messages answered in a second. */
        double fullSpeed() throws IOException {
            int messages = 1_000 + (int) (expected * options.round().toMillis() / 1_000 * MARGIN);
            double rate = drive(0, options.round(), messages).perSecond();
            expected = rate;
            return rate;
        }

        LoadJob.Result steadily(double rate) throws IOException {
            int messages = (int) Math.ceil(rate * options.load().toMillis() / 1_000);
            return drive(rate, options.load(), messages);
        }

        private LoadJob.Result drive(double rate, Duration time, int messages) throws IOException {
            return load.run(new LoadJob.Run(port, PushFactory.path(account.name()), rate, time.toMillis(), messages));
        }
    }
}
