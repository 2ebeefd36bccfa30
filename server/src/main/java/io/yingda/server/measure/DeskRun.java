package io.yingda.server.measure;

import io.yingda.server.settings.AccountSettings;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Has many followers write to many agents at once, and measures how soon it is on the agents' pages. */
public final class DeskRun {

    /** What followers write to be handed over; most merchants' rules know it. */
    private static final String WORDS = "转人工";

    private static final int CONNECTIONS = 64;

    private DeskRun() {}

    /**
     * Runs it.
     *
     * @param port where the server listens, on the loopback
     * @param firstLink the path where the server's first admin is made
     * @param account one of its accounts, with an AES key
     * @param questions real questions; at least one
     * @param progress is told, in a line for people, what happens next
     * @throws IOException when the playing process cannot be started, or ends too soon, or followers are not handed over
     */
    public static DeskReport run(
            int port,
            String firstLink,
            AccountSettings account,
            List<String> questions,
            DeskOptions options,
            Consumer<String> progress)
            throws IOException {
        LoadJob pushes = LoadJob.of(account, questions, options.conversations(), CONNECTIONS, options.seed());
        DeskJob job = new DeskJob(
                pushes,
                port,
                PushFactory.path(account.name()),
                firstLink,
                options.agents(),
                WORDS,
                options.rate(),
                options.patience().toMillis());
        progress.accept("%,d 位座席登录，%,d 个粉丝转人工".formatted(options.agents(), options.conversations()));
        try (LoadProcess load = LoadProcess.start(DeskGenerator.class, job)) {
            DeskJob.Opened opened = load.result(DeskJob.Opened.class);
            if (opened.agents() < options.agents() || opened.conversations() < options.conversations()) {
                throw new IOException("应有 %d 位座席在线、%d 个会话接通，实际是 %d 位、%d 个：商户的规则要把“%s”转给人"
                        .formatted(
                                options.agents(),
                                options.conversations(),
                                opened.agents(),
                                opened.conversations(),
                                WORDS));
            }
            progress.accept("预热");
            load.run(DeskJob.Run.of(options.rate(), options.warmUp(), options.patience()), DeskJob.Result.class);
            progress.accept("粉丝每秒来信 %.0f 条，共 %d 秒"
                    .formatted(options.rate(), options.time().toSeconds()));
            return DeskReport.of(
                    opened,
                    options.rate(),
                    load.run(DeskJob.Run.of(options.rate(), options.time(), options.patience()), DeskJob.Result.class));
        }
    }
}
