package io.yingda.server.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.knowledge.questions.ExpectedQuestion;
import io.yingda.knowledge.questions.Questions;
import io.yingda.server.chaos.ChaosOptions;
import io.yingda.server.chaos.ChaosReport;
import io.yingda.server.chaos.ChaosRun;
import io.yingda.server.content.Merchant;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.measure.Bench;
import io.yingda.server.measure.BenchOptions;
import io.yingda.server.measure.BenchPart;
import io.yingda.server.measure.BenchReport;
import io.yingda.server.measure.LookUpFaultReport;
import io.yingda.server.measure.LookUpFaultRun;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.settings.StoreSettings.Place;
import io.yingda.server.store.Folders;
import io.yingda.server.store.OwnSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how many messages this machine answers with the merchant's content. */
@Command(
        name = "bench",
        description = {
            "压测：许多粉丝发来签名、加密的文字消息，先测最高吞吐，再在它的五成、七成的速率下测延迟。",
            "同一次运行里也测一个只验签、解密、加密的空处理器，给出两者之比。",
            "问题取自 knowledge-base/questions/，并增删、调换字词，使一半以上从没问过。",
            "依次测：memory 不保存；sqlite、postgresql 每条消息落盘后才回应；meaning 带语义模型，存在 SQLite。",
            "约四分钟，只用本机回环地址；数据都是临时的，测完就删。"
        })
final class BenchCommand extends MerchantCommand {

    private static final String LOOPBACK = "127.0.0.1";

    @Option(names = "--json", description = "输出 JSON")
    boolean json;

    @Option(
            names = "--parts",
            paramLabel = "PART",
            split = ",",
            description = "只测哪几项：memory、sqlite、postgresql、meaning，用逗号隔开；不写就测 memory、sqlite，有语义模型时还有 meaning")
    List<String> parts = List.of();

    @Option(
            names = "--postgresql",
            paramLabel = "URL",
            description = {
                "也测这个 PostgreSQL，写法如 jdbc:postgresql://127.0.0.1:5432/yingda；--chaos 就用它和两个节点，一次杀一个。",
                "用户和密码用 yingda.yaml 里 store 的。在里面建一个临时的模式，测完就删，别的都不动"
            })
    @Nullable
    String postgresql;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "meaning 用哪个语义模型：none（不测）、bundled 或模型的路径；不写就用 yingda.yaml 里的")
    @Nullable
    String model;

    @Option(names = "--chaos", description = "不测快慢，测会不会丢：2000 个粉丝不停地发，服务被 SIGKILL 30 次，微信接口时好时坏；约五分钟")
    boolean chaos;

    @Option(names = "--seed", paramLabel = "N", description = "--chaos 用的随机种子，不写是 1")
    long seed = 1;

    @Option(names = "--kills", paramLabel = "N", description = "--chaos 杀死服务多少次，不写是 30")
    int kills = ChaosOptions.DEFAULT.kills();

    @Option(names = "--lookups", description = "不测快慢，测会员系统出毛病时粉丝还有没有回音：慢、连不上、答错、答一半，每种 1000 个会话")
    boolean lookups;

    @Option(names = "--conversations", paramLabel = "N", description = "--lookups 每种多少个会话，不写是 1000")
    int conversations = 1_000;

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
        return chaos ? killed() : lookups ? lookedUp() : benched();
    }

    private int lookedUp() throws IOException, InterruptedException {
        if (conversations < 1) {
            throw wrongUse("--conversations 至少是 1");
        }
        MerchantHome home = home();
        Settings settings = settings(home).at(LOOPBACK).on(0);
        try (Merchant merchant = Merchant.open(home, Search.by(SearchModel.NONE))) {
            LookUpFaultReport report = new LookUpFaultRun(
                            merchant, settings, encrypted(settings), conversations, around.clock())
                    .run(this::tell);
            print(report, report.asText());
            return report.passed() ? ExitCode.FINE : ExitCode.FINDINGS;
        }
    }

    private AccountSettings encrypted(Settings settings) {
        return settings.accounts().values().stream()
                .filter(candidate -> candidate.aesKey() != null)
                .findFirst()
                .orElseThrow(() -> wrongUse("压测要用加密的消息，yingda.yaml 里没有一个账号写了 aesKey"));
    }

    private int killed() throws IOException, InterruptedException {
        if (kills < 0) {
            throw wrongUse("--kills 不能小于 0");
        }
        Path folder = Files.createTempDirectory("yingda-chaos-");
        try {
            ChaosReport report = postgresql == null
                    ? killed(new EmbeddedFile(folder.resolve("chaos.db")), 1, folder)
                    : killedOneOfTwo(folder);
            out().println(report.asText());
            return report.passed() ? ExitCode.FINE : ExitCode.FINDINGS;
        } finally {
            Folders.delete(folder);
        }
    }

    private ChaosReport killedOneOfTwo(Path folder) throws IOException, InterruptedException {
        DatabaseServer database = Objects.requireNonNull(database(settings(home())));
        try (OwnSchema schema = OwnSchema.in(database)) {
            return killed(schema.server(), 2, folder);
        }
    }

    private ChaosReport killed(Place place, int nodes, Path folder) throws IOException, InterruptedException {
        return ChaosRun.run(ChaosOptions.DEFAULT.killing(kills).seeded(seed), place, nodes, folder, this::tell);
    }

    private int benched() throws IOException, InterruptedException {
        MerchantHome home = home();
        Settings settings = settings(home).at(LOOPBACK).on(0);
        AccountSettings account = encrypted(settings);
        List<String> questions = Questions.read(home.knowledgeBase(), problem -> {}).stream()
                .map(ExpectedQuestion::question)
                .toList();
        if (questions.isEmpty()) {
            throw wrongUse("knowledge-base/questions/ 里没有问题可发");
        }
        SearchModel chosen = Objects.requireNonNullElse(Given.model(model, this), settings.model());
        BenchServers servers =
                new BenchServers(home, trials.tried(settings), chosen, database(settings), around.clock());
        if (trials.wanted()) {
            return servers.served(
                    (server, database, data) -> trials.run(server, database, data, account, questions, this));
        }
        Set<BenchPart> chosenParts = chosenParts(chosen, servers);
        Map<BenchPart, BenchReport.Measured> measured = new EnumMap<>(BenchPart.class);
        try (Bench bench = Bench.start(account, questions, BenchOptions.DEFAULT, this::tell)) {
            for (BenchPart part : chosenParts) {
                measured.put(part, servers.with(part, port -> bench.measure(part, port)));
            }
        }
        BenchReport report = new BenchReport(measured);
        print(report, report.asText());
        return report.failures() == 0 ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    private Set<BenchPart> chosenParts(SearchModel chosen, BenchServers servers) {
        Set<BenchPart> some = EnumSet.noneOf(BenchPart.class);
        for (String name : parts) {
            some.add(BenchPart.of(name.strip())
                    .orElseThrow(() -> wrongUse("--parts 里没有“" + name + "”这一项。有：memory、sqlite、postgresql、meaning")));
        }
        if (some.isEmpty()) {
            some.addAll(EnumSet.of(BenchPart.MEMORY, BenchPart.SQLITE));
            if (postgresql != null) {
                some.add(BenchPart.POSTGRESQL);
            }
            if (!(chosen instanceof SearchModel.None)) {
                some.add(BenchPart.MEANING);
            }
        }
        if (some.contains(BenchPart.POSTGRESQL) && !servers.knowPostgresql()) {
            throw wrongUse("测 postgresql 要有数据库：用 --postgresql 给出地址，或在 yingda.yaml 里写 store.url");
        }
        if (some.contains(BenchPart.MEANING) && chosen instanceof SearchModel.None) {
            throw wrongUse("测 meaning 要有语义模型：用 --model 给出，或在 yingda.yaml 里写 knowledge.model");
        }
        return some;
    }

    /** The one given, with the user and the password of the settings; else that of the settings. */
    private @Nullable DatabaseServer database(Settings settings) {
        DatabaseServer set = settings.store().place() instanceof DatabaseServer server ? server : null;
        if (postgresql == null) {
            return set;
        }
        if (!postgresql.startsWith("jdbc:postgresql:")) {
            throw wrongUse("--postgresql 写法如 jdbc:postgresql://127.0.0.1:5432/yingda");
        }
        return new DatabaseServer(postgresql, set == null ? "" : set.user(), set == null ? "" : set.password());
    }

    /** Prints a report, as JSON or as the text for people. */
    void print(Object report, String text) throws IOException {
        out().println(json ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) : text);
    }

    void tell(String step) {
        err().println(step);
        err().flush();
    }
}
