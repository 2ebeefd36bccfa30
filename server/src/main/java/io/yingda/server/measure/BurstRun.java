package io.yingda.server.measure;

import io.yingda.server.settings.AccountSettings;
import io.yingda.server.store.Database;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Sends a campaign's messages to a running server at a constant rate, whether or not it keeps up. */
public final class BurstRun {

    private BurstRun() {}

    /**
     * Runs it.
     *
     * @param port where the server listens, on the loopback
     * @param database the server's own
     * @param account one of its accounts, with an AES key
     * @param questions real questions; at least one
     * @param progress is told, in a line for people, what happens next
     * @throws IOException when the loading process cannot be started, or ends too soon
     */
    public static BurstReport run(
            int port,
            Database database,
            AccountSettings account,
            List<String> questions,
            BurstOptions options,
            Consumer<String> progress)
            throws IOException, InterruptedException {
        String path = PushFactory.path(account.name());
        Finished finished = new Finished(database);
        LoadJob job = LoadJob.of(account, questions, options.followers(), options.connections(), options.seed());
        try (LoadProcess load = LoadProcess.start(job)) {
            progress.accept("预热");
            load.run(LoadJob.Run.paced(port, path, options.rate() / 4, options.warmUp()));
            long before = finished.countWhenSettled(options.patience());
            progress.accept("突发：%.0f 秒内 %,d 条".formatted(options.time().toMillis() / 1e3, options.messages()));
            LoadJob.Result result = load.run(LoadJob.Run.paced(port, path, options.rate(), options.time()));
            progress.accept("等收下的都处理完");
            long done = finished.countWhenSettled(options.patience()) - before;
            long sent = result.accepted() + result.failed();
            return new BurstReport(
                    sent,
                    options.followers(),
                    options.time().toMillis() / 1e3,
                    result.failed(),
                    Math.max(0, result.accepted() - done),
                    result.inTime(),
                    sent == 0 ? 0 : (double) result.inTime() / sent,
                    result.accepted() - result.inTime(),
                    result.latency());
        }
    }
}
