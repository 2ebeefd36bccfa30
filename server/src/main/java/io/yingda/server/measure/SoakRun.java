package io.yingda.server.measure;

import io.yingda.server.settings.AccountSettings;
import io.yingda.server.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Keeps a server that runs in this process under a moderate load, and looks at it every minute. */
public final class SoakRun {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private SoakRun() {}

    /**
     * Runs it.
     *
     * @param port where the server listens, on the loopback
     * @param database the server's own
     * @param data the folder with the database's files, and nothing else
     * @param account one of its accounts, with an AES key
     * @param questions real questions; at least one
     * @param progress is told of every minute
     * @throws IOException when the loading process cannot be started, or ends too soon
     */
    public static SoakReport run(
            int port,
            Database database,
            Path data,
            AccountSettings account,
            List<String> questions,
            SoakOptions options,
            Consumer<SoakMinute> progress)
            throws IOException, InterruptedException {
        LoadJob job = LoadJob.of(account, questions, options.followers(), options.connections(), options.seed());
        LoadJob.Run run = LoadJob.Run.paced(port, PushFactory.path(account.name()), options.rate(), options.minute());
        List<SoakMinute> minutes = new ArrayList<>();
        long accepted = 0;
        try (LoadProcess load = LoadProcess.start(job)) {
            for (int number = 1; number <= options.minutes(); number++) {
                LoadJob.Result result = load.run(run);
                accepted += result.accepted();
                SoakMinute minute = minute(number, result, data);
                minutes.add(minute);
                progress.accept(minute);
            }
        }
        return SoakReport.of(minutes, Math.max(0, accepted - new Finished(database).countWhenSettled(PATIENCE)));
    }

    private static SoakMinute minute(int number, LoadJob.Result result, Path data) throws IOException {
        return new SoakMinute(
                number,
                result.accepted(),
                result.failed(),
                result.latency().p50(),
                result.latency().p99(),
                ProcessMemory.heapAfterCollection(),
                ProcessMemory.resident(),
                size(data));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.map(Path::toFile)
                    .filter(java.io.File::isFile)
                    .mapToLong(java.io.File::length)
                    .sum();
        }
    }
}
