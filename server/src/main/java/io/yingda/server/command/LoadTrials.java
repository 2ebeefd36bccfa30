package io.yingda.server.command;

import io.yingda.engine.turn.OpeningHours;
import io.yingda.server.measure.BurstOptions;
import io.yingda.server.measure.BurstReport;
import io.yingda.server.measure.BurstRun;
import io.yingda.server.measure.DeskOptions;
import io.yingda.server.measure.DeskReport;
import io.yingda.server.measure.DeskRun;
import io.yingda.server.measure.SoakOptions;
import io.yingda.server.measure.SoakReport;
import io.yingda.server.measure.SoakRun;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Settings;
import io.yingda.server.store.Database;
import io.yingda.server.web.YingdaServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What {@code bench} does at a given load rather than the highest: a campaign, a long day, and a busy desk. */
final class LoadTrials {

    private static final int LONGEST_MINUTES = 24 * 60;

    @Option(names = "--burst", description = "不测快慢，测活动高峰：60 秒内 1 万个粉丝发来 4 万条，有没有拒收、丢失，多少条赶得上及时回复")
    boolean burst;

    @Option(
            names = "--soak",
            paramLabel = "MINUTES",
            description = "不测快慢，测长时间运行：每分钟打印一行延迟、内存、数据大小，最后看是否平稳；要占满 MINUTES 分钟，建议 60")
    int soak;

    @Option(names = "--desk", description = "不测快慢，测座席台：200 位座席连着，1000 个会话接通，粉丝每秒来信 50 条，多久出现在座席的页面上，有没有丢失、重复、乱序；约三分钟")
    boolean desk;

    @Option(names = "--rate", paramLabel = "N", description = "--soak 每秒发多少条，不写是 50")
    int rate = 50;

    boolean wanted() {
        return burst || desk || soak != 0;
    }

    /** What is wrong with the options; empty when nothing is. */
    String wrongUse() {
        if (Stream.of(burst, desk, soak != 0).filter(chosen -> chosen).count() > 1) {
            return "--burst、--soak 和 --desk 一次只能用一个";
        }
        if (soak < 0 || soak > LONGEST_MINUTES) {
            return "--soak 应当是 1 到 %d 分钟".formatted(LONGEST_MINUTES);
        }
        return rate < 1 || rate > 10_000 ? "--rate 应当是 1 到 10000" : "";
    }

    /** A desk that is tried is always open, and has room for all who come. */
    Settings tried(Settings settings) {
        return desk
                ? settings.with(OpeningHours.daily(ZoneOffset.UTC, LocalTime.MIN, LocalTime.MAX))
                        .with(settings.desk().roomy(DeskOptions.DEFAULT.capacity()))
                : settings;
    }

    int run(
            YingdaServer server,
            Database database,
            Path data,
            AccountSettings account,
            List<String> questions,
            BenchCommand command)
            throws IOException, InterruptedException {
        if (desk) {
            return desk(server, account, questions, command);
        }
        return burst
                ? burst(server.port(), database, account, questions, command)
                : soak(server.port(), database, data, account, questions, command);
    }

    private static int desk(YingdaServer server, AccountSettings account, List<String> questions, BenchCommand command)
            throws IOException {
        String firstLink = server.people().firstLink().orElseThrow();
        DeskReport report =
                DeskRun.run(server.port(), firstLink, account, questions, DeskOptions.DEFAULT, command::tell);
        command.print(report, report.asText());
        return report.passed() ? ExitCode.FINE : ExitCode.FINDINGS;
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
