package io.yingda.server.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.knowledge.questions.ExpectedQuestion;
import io.yingda.knowledge.questions.Questions;
import io.yingda.server.chaos.ChaosOptions;
import io.yingda.server.chaos.ChaosReport;
import io.yingda.server.chaos.ChaosRun;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.measure.Bench;
import io.yingda.server.measure.BenchOptions;
import io.yingda.server.measure.BenchReport;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.store.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how many messages this machine answers with the merchant's content. */
@Command(
        name = "bench",
        description = {
            "压测：许多粉丝发来签名、加密的文字消息，先测最高吞吐，再在一半的速率下测延迟。",
            "同一次运行里也测一个只验签、解密、加密的空处理器，给出两者之比。",
            "问题取自 knowledge-base/questions/，并增删、调换字词，使一半以上从没问过。先只按字词检索，再带语义模型；",
            "约三分钟，只用本机回环地址。JSON 里带语义模型的在 byMeaning。"
        })
final class BenchCommand extends MerchantCommand {

    private static final String LOOPBACK = "127.0.0.1";

    @Option(names = "--json", description = "输出 JSON")
    boolean json;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "带哪个语义模型再测一遍：none（不测）、bundled 或模型的路径；不写就用 yingda.yaml 里的")
    @Nullable
    String model;

    @Option(names = "--chaos", description = "不测快慢，测会不会丢：2000 个粉丝不停地发，服务被 SIGKILL 30 次，微信接口时好时坏；约四分钟")
    boolean chaos;

    @Option(names = "--seed", paramLabel = "N", description = "--chaos 用的随机种子，不写是 1")
    long seed = 1;

    @Option(names = "--kills", paramLabel = "N", description = "--chaos 杀死服务多少次，不写是 30")
    int kills = ChaosOptions.DEFAULT.kills();

    @Mixin
    LoadTrials trials = new LoadTrials();

    BenchCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!trials.wrongUse().isEmpty()) {
            throw wrongUse(trials.wrongUse());
        }
        return chaos ? killed() : benched();
    }

    private int killed() throws IOException, InterruptedException {
        if (kills < 0) {
            throw wrongUse("--kills 不能小于 0");
        }
        Path folder = Files.createTempDirectory("yingda-chaos-");
        try {
            ChaosReport report = ChaosRun.run(
                    ChaosOptions.DEFAULT.killing(kills).seeded(seed),
                    new EmbeddedFile(folder.resolve("chaos.db")),
                    1,
                    folder,
                    this::tell);
            out().println(report.asText());
            return report.passed() ? ExitCode.FINE : ExitCode.FINDINGS;
        } finally {
            Folders.delete(folder);
        }
    }

    private int benched() throws IOException, InterruptedException {
        MerchantHome home = home();
        Settings settings = settings(home).at(LOOPBACK).on(0);
        AccountSettings account = settings.accounts().values().stream()
                .filter(candidate -> candidate.aesKey() != null)
                .findFirst()
                .orElseThrow(() -> wrongUse("压测要用加密的消息，yingda.yaml 里没有一个账号写了 aesKey"));
        List<String> questions = Questions.read(home.knowledgeBase(), problem -> {}).stream()
                .map(ExpectedQuestion::question)
                .toList();
        if (questions.isEmpty()) {
            throw wrongUse("knowledge-base/questions/ 里没有问题可发");
        }
        SearchModel chosen = Objects.requireNonNullElse(Given.model(model, this), settings.model());
        if (trials.wanted()) {
            return measured(home, settings, chosen, server -> trials.run(server, account, questions, this));
        }
        BenchReport report = byWords(home, settings, account, questions)
                .beside(
                        chosen instanceof SearchModel.None
                                ? null
                                : byMeaning(home, settings, chosen, account, questions));
        out().println(
                        json
                                ? new ObjectMapper()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(report)
                                : report.asText());
        return report.failures() == 0 ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    private BenchReport byWords(MerchantHome home, Settings settings, AccountSettings account, List<String> questions)
            throws IOException, InterruptedException {
        return measured(
                home,
                settings,
                SearchModel.NONE,
                server -> Bench.run(server.port(), account, questions, BenchOptions.DEFAULT, this::tell));
    }

    private BenchReport.ByMeaning byMeaning(
            MerchantHome home, Settings settings, SearchModel chosen, AccountSettings account, List<String> questions)
            throws IOException, InterruptedException {
        return measured(
                home,
                settings,
                chosen,
                server -> Bench.byMeaning(server.port(), account, questions, BenchOptions.BY_MEANING, this::tell));
    }

    /** Something measured against a server. */
    private interface Measurement<T> {
        T against(TrialServer server) throws IOException, InterruptedException;
    }

    private <T> T measured(MerchantHome home, Settings settings, SearchModel chosen, Measurement<T> measurement)
            throws IOException, InterruptedException {
        try (TrialServer server = TrialServer.start(home, settings, chosen, around.clock())) {
            if (!server.modelTrouble().isEmpty()) {
                // Figures measured without the model asked for would mislead.
                throw wrongUse(server.modelTrouble());
            }
            return measurement.against(server);
        }
    }

    void tell(String step) {
        err().println(step);
        err().flush();
    }
}
