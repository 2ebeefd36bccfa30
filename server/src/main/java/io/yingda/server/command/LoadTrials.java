package io.yingda.server.command;

import io.yingda.server.measure.BurstOptions;
import io.yingda.server.measure.BurstReport;
import io.yingda.server.measure.BurstRun;
import io.yingda.server.measure.SoakOptions;
import io.yingda.server.measure.SoakReport;
import io.yingda.server.measure.SoakRun;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What {@code bench} does at a given load rather than the highest: a campaign, and a long day. */
final class LoadTrials {

    private static final int LONGEST_MINUTES = 24 * 60;

    @Option(names = "--burst", description = "不测快慢，测活动高峰：60 秒内 1 万个粉丝发来 4 万条，有没有拒收、丢失，多少条赶得上及时回复")
    boolean burst;

    @Option(
            names = "--soak",
            paramLabel = "MINUTES",
            description = "不测快慢，测长时间运行：每分钟打印一行延迟、内存、数据大小，最后看是否平稳；要占满 MINUTES 分钟，建议 60")
    int soak;

    @Option(names = "--rate", paramLabel = "N", description = "--soak 每秒发多少条，不写是 50")
    int rate = 50;

    boolean wanted() {
        return burst || soak != 0;
    }

    /** What is wrong with the options; empty when nothing is. */
    String wrongUse() {
        if (burst && soak != 0) {
            return "--burst 和 --soak 一次只能用一个";
        }
        if (soak < 0 || soak > LONGEST_MINUTES) {
            return "--soak 应当是 1 到 %d 分钟".formatted(LONGEST_MINUTES);
        }
        return rate < 1 || rate > 10_000 ? "--rate 应当是 1 到 10000" : "";
    }

    int run(
            int port,
            Database database,
            Path data,
            AccountSettings account,
            List<String> questions,
            BenchCommand command)
            throws IOException, InterruptedException {
        return burst
                ? burst(port, database, account, questions, command)
                : soak(port, database, data, account, questions, command);
    }

    private static int burst(
            int port, Database database, AccountSettings account, List<String> questions, BenchCommand command)
            throws IOException, InterruptedException {
        BurstReport report = BurstRun.run(port, database, account, questions, BurstOptions.DEFAULT, command::tell);
        command.print(report, report.asText());
        return report.passed() ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    private int soak(
            int port,
            Database database,
            Path data,
            AccountSettings account,
            List<String> questions,
            BenchCommand command)
            throws IOException, InterruptedException {
        SoakReport report = SoakRun.run(
                port,
                database,
                data,
                account,
                questions,
                SoakOptions.lasting(soak, rate),
                minute -> command.tell(minute.asText()));
        command.print(report, report.asText());
        return report.passed() ? ExitCode.FINE : ExitCode.FINDINGS;
    }
}
