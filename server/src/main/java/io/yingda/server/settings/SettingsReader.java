package io.yingda.server.settings;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.engine.turn.BotSettings;
import io.yingda.engine.turn.OpeningHours;
import io.yingda.knowledge.document.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code yingda.yaml}, whose every field but the accounts has a default. */
public final class SettingsReader {

    private static final String HOST = "127.0.0.1";
    private static final int PORT = 8080;
    private static final Map<String, Monitoring> MONITORING =
            Map.of("loopback", Monitoring.LOOPBACK, "everywhere", Monitoring.EVERYWHERE);
    private static final Duration SHORTEST_WINDOW = Duration.ofMillis(500);
    private static final Duration LONGEST_WINDOW = Duration.ofMillis(4_900);

    private SettingsReader() {}

    /**
     * Reads the file. All of its problems are found in one pass.
     *
     * @param environment where {@code ${NAME}} is looked up; a value is never shown in a problem
     */
    public static SettingsReading read(Path yaml, Map<String, String> environment) {
        String file = String.valueOf(yaml.getFileName());
        String text;
        try {
            text = Files.readString(yaml);
        } catch (IOException unreadable) {
            String remedy = "请在商户目录里放一份 yingda.yaml（UTF-8 编码），写法见 README.md";
            return nothing(List.of(Problem.error(file, 0, "读不到设置文件", remedy)));
        }
        List<Problem> found = new ArrayList<>();
        Node document = YamlDocument.read(file, text, 1, found::add);
        if (!(document instanceof Node.Mapping mapping)) {
            if (found.isEmpty()) {
                found.add(Problem.error(file, 1, "设置文件是空的，或者不是一组字段", "写法见 README.md"));
            }
            return nothing(found);
        }
        Variables variables = new Variables(file, environment);
        Node.Mapping resolved = (Node.Mapping) variables.in(mapping);
        Path folder = yaml.toAbsolutePath().resolveSibling("");
        Fields fields = new Fields(file, resolved, problem -> found.add(variables.masked(problem)));
        Map<String, ConnectorSettings> connectors =
                ConnectorReader.connectors(fields, mapping, variables.unset(), folder);
        Settings settings = settings(fields, folder, connectors, TicketReader.tickets(fields, mapping));
        boolean usable = found.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
        return new SettingsReading(
                usable ? Optional.of(settings) : Optional.empty(),
                found.stream().sorted().toList(),
                variables.unset());
    }

    private static SettingsReading nothing(List<Problem> problems) {
        return new SettingsReading(Optional.empty(), problems, List.of());
    }

    /** @param folder where relative paths start */
    private static Settings settings(
            Fields fields, Path folder, Map<String, ConnectorSettings> connectors, TicketSettings tickets) {
        Optional<Fields> server = fields.fields("server");
        String host = server.flatMap(of -> of.text("host"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(HOST);
        int port = server.map(of -> of.integer("port", 0, 65_535).orElse(PORT)).orElse(PORT);
        Monitoring monitoring = server.map(
                        of -> AccountReader.choice(of, "monitoring", MONITORING, Monitoring.LOOPBACK))
                .orElse(Monitoring.LOOPBACK);
        server.ifPresent(Fields::finish);
        Map<String, AccountSettings> accounts = AccountReader.accounts(fields);
        OpeningHours hours = HoursReader.hours(fields);
        BotSettings bot = fields.fields("bot").map(SettingsReader::bot).orElse(BotSettings.DEFAULT);
        Limits limits = fields.fields("limits").map(SettingsReader::limits).orElse(Limits.DEFAULT);
        DeskSettings desk = DeskReader.desk(fields, hours);
        Search search = SearchReader.search(fields, folder);
        WeChatSettings wechat = WeChatReader.settings(fields, folder);
        StoreSettings store = StoreReader.store(fields, folder);
        ConsoleSettings console = ConsoleReader.console(fields);
        fields.finish();
        return new Settings(
                host,
                port,
                accounts,
                hours,
                bot,
                limits,
                desk,
                search,
                wechat,
                store,
                monitoring,
                console,
                connectors,
                tickets);
    }

    private static BotSettings bot(Fields fields) {
        BotSettings usual = BotSettings.DEFAULT;
        BotSettings bot = new BotSettings(
                fields.integer("candidates", 1, 50).orElse(usual.candidates()),
                Duration.ofMinutes(fields.integer("idleMinutes", 1, 7 * 24 * 60)
                        .orElse((int) usual.idle().toMinutes())),
                fields.text("fallback").filter(words -> !words.isBlank()).orElse(usual.fallback()));
        fields.finish();
        return bot;
    }

    private static Limits limits(Fields fields) {
        Limits usual = Limits.DEFAULT;
        Limits limits = new Limits(
                passiveWindow(fields, usual.passiveWindow()),
                fields.integer("bodyBytes", 1_024, 10 * 1_024 * 1_024).orElse(usual.bodyBytes()),
                fields.integer("pendingTurns", 1, 1_000_000).orElse(usual.pendingTurns()),
                fields.integer("textBytes", 100, 2_048).orElse(usual.textBytes()),
                fields.integer("followers", 1, 10_000_000).orElse(usual.followers()));
        fields.finish();
        return limits;
    }

    /** WeChat gives up after five seconds, so that the window must end before. */
    private static Duration passiveWindow(Fields fields, Duration usual) {
        return TimeReader.time(fields, "passiveWindow", usual, SHORTEST_WINDOW, LONGEST_WINDOW, "0.5s 到 4.9s", "4.5s");
    }
}
