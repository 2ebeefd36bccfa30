package io.yingda.server.measure;

import io.yingda.server.settings.AccountSettings;
import io.yingda.server.wechat.MessageCipher;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures a running server beside a bare handler. Both run in this process and share its processors with the loading
 * process; they are driven in turns, so that whatever else the machine does strikes both alike.
 */
public final class Bench {

    /** Room for a server that speeds up between rounds. */
    private static final double MARGIN = 1.5;

    /** Messages a second to be ready for before anything is known. */
    private static final int WARM_UP_RATE = 10_000;

    private final AccountSettings account;
    private final List<String> questions;
    private final BenchOptions options;
    private final Consumer<String> progress;

    private Bench(AccountSettings account, List<String> questions, BenchOptions options, Consumer<String> progress) {
        this.account = account;
        this.questions = questions;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Puts a server under load.
     *
     * @param port where the server listens, on the loopback
     * @param account one of its accounts, with an AES key
     * @param questions real questions; at least one
     * @param progress is told, in a line for people, what happens next
     * @throws IOException when the loading process cannot be started, or ends too soon
     */
    public static BenchReport run(
            int port, AccountSettings account, List<String> questions, BenchOptions options, Consumer<String> progress)
            throws IOException {
        return new Bench(account, questions, options, progress).against(port);
    }

    /**
     * Puts a server with an embedding model under load, without a bare handler beside it.
     *
     * @throws IOException as {@link #run} does
     */
    public static BenchReport.ByMeaning byMeaning(
            int port, AccountSettings account, List<String> questions, BenchOptions options, Consumer<String> progress)
            throws IOException {
        return new Bench(account, questions, options, progress).alone(port);
    }

    private BenchReport against(int port) throws IOException {
        LoadJob job = job();
        try (BareServer bareServer = BareServer.start(account, new MessageCipher(job.aesKey(), account.appId()));
                LoadProcess load = LoadProcess.start(job)) {
            Target server = new Target(load, port);
            Target bare = new Target(load, bareServer.port());
            progress.accept("预热");
            server.warmUp(options.warmUp());
            bare.warmUp(options.bareWarmUp());
            for (int round = 1; round <= options.rounds(); round++) {
                progress.accept("全速，第 %d 轮，共 %d 轮".formatted(round, options.rounds()));
                server.round();
                bare.round();
            }
            LoadJob.Result loaded = server.atHalf();
            return new BenchReport(
                    server.best(),
                    bare.best(),
                    server.best() / bare.best(),
                    loaded.fresh(),
                    server.best() / 2,
                    loaded.latency(),
                    answers(loaded),
                    null);
        }
    }

    private BenchReport.ByMeaning alone(int port) throws IOException {
        try (LoadProcess load = LoadProcess.start(job())) {
            Target server = new Target(load, port);
            progress.accept("带语义模型，预热");
            server.warmUp(options.warmUp());
            for (int round = 1; round <= options.rounds(); round++) {
                progress.accept("带语义模型，全速，第 %d 轮，共 %d 轮".formatted(round, options.rounds()));
                server.round();
            }
            LoadJob.Result loaded = server.atHalf();
            return new BenchReport.ByMeaning(
                    server.best(), loaded.fresh(), server.best() / 2, loaded.latency(), answers(loaded));
        }
    }

    private LoadJob job() {
        return LoadJob.of(account, questions, options.followers(), options.connections(), options.seed());
    }

    private static BenchReport.Answers answers(LoadJob.Result result) {
        return new BenchReport.Answers(result.replied(), result.acknowledged(), result.failed());
    }

    /** One of the two that are compared. */
    private final class Target {

        private final LoadProcess load;
        private final int port;
        private final List<Double> rates = new ArrayList<>();
        private double expected = WARM_UP_RATE;

        Target(LoadProcess load, int port) {
            this.load = load;
            this.port = port;
        }

        void warmUp(Duration time) throws IOException {
            // In rounds, since all messages of a round are made ready before it.
            long rounds = Math.max(1, time.dividedBy(options.round()));
            for (long round = 0; round < rounds; round++) {
                fullSpeed();
            }
        }

        void round() throws IOException {
            rates.add(fullSpeed());
        }

        /** The best round: what else the machine had to do only ever slows a round down. */
        double best() {
            return Collections.max(rates);
        }

        LoadJob.Result atHalf() throws IOException {
            double half = best() / 2;
            progress.accept("半载，每秒 %,.0f 条".formatted(half));
            int messages = (int) Math.ceil(half * options.load().toMillis() / 1_000);
            return drive(half, options.load(), messages);
        }

        private double fullSpeed() throws IOException {
            int messages = 1_000 + (int) (expected * options.round().toMillis() / 1_000 * MARGIN);
            double rate = drive(0, options.round(), messages).perSecond();
            expected = rate;
            return rate;
        }

        private LoadJob.Result drive(double rate, Duration time, int messages) throws IOException {
            return load.run(new LoadJob.Run(port, PushFactory.path(account.name()), rate, time.toMillis(), messages));
        }
    }
}
