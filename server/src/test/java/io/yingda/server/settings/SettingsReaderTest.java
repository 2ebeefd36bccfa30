package io.yingda.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.engine.turn.BotSettings;
import io.yingda.server.settings.AccountSettings.DeskKind;
import io.yingda.server.settings.AccountSettings.Mode;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.settings.StoreSettings.Keep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String SHOP = """
            accounts:
              shop:
                appId: wx0123456789abcdef
                originalId: gh_0123456789ab
                token: token123
                aesKey: %s
            """.formatted(KEY);

    @TempDir
    Path home;

    @Test
    void whatIsLeftOutHasItsDefault() {
        Settings settings = good(SHOP);

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.desk().agents()).isEqualTo(2);
        assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(settings.bot()).isEqualTo(BotSettings.DEFAULT);
        assertThat(settings.model()).isEqualTo(SearchModel.BUNDLED);
        assertThat(settings.accounts()).containsOnlyKeys("shop");
        assertThat(account(settings, "shop"))
                .isEqualTo(new AccountSettings(
                        "shop",
                        "shop",
                        "wx0123456789abcdef",
                        "gh_0123456789ab",
                        "token123",
                        KEY,
                        null,
                        "",
                        Mode.SAFE,
                        DeskKind.YINGDA));
        assertThat(settings.hours().at(Instant.parse("2026-11-22T01:00:00Z")).open())
                .isTrue();
        assertThat(settings.hours().at(Instant.parse("2026-11-22T00:59:00Z")).open())
                .isFalse();
    }

    @Test
    void everythingCanBeSet() {
        Settings settings = good("""
                server: {host: 0.0.0.0, port: 0}
                accounts:
                  plain-one:
                    name: 明文号
                    appId: wx0123456789abcdef
                    originalId: gh_0123456789ab
                    token: abc
                    mode: plain
                    desk: wechat
                hours:
                  zone: UTC
                  daily: 09:00-21:00
                  week: {sat: [10:00-12:00, 14:00-24:00], sun: []}
                  holidays: [2026-11-24]
                bot: {candidates: 5, idleMinutes: 10, fallback: 没懂}
                limits: {passiveWindow: 4.25s, bodyBytes: 2048, pendingTurns: 7, textBytes: 600, followers: 9}
                desk: {agents: 0}
                knowledge: {model: bundled, tolerance: 0.02}
                """);

        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isZero();
        assertThat(account(settings, "plain-one").mode()).isEqualTo(Mode.PLAIN);
        assertThat(account(settings, "plain-one").aesKey()).isNull();
        assertThat(account(settings, "plain-one").title()).isEqualTo("明文号");
        assertThat(account(settings, "plain-one").desk()).isEqualTo(DeskKind.WECHAT);
        assertThat(settings.bot()).isEqualTo(new BotSettings(5, Duration.ofMinutes(10), "没懂"));
        assertThat(settings.limits()).isEqualTo(new Limits(Duration.ofMillis(4_250), 2_048, 7, 600, 9));
        assertThat(settings.desk().agents()).isZero();
        assertThat(settings.search()).isEqualTo(new Search(SearchModel.BUNDLED, .02));
    }

    @Test
    void aToleranceIsASmallShare() {
        assertThat(good(SHOP + "knowledge: {model: none}\n").search().tolerance())
                .isEqualTo(.05);
        assertThat(read(SHOP + "knowledge: {tolerance: 5}\n", Map.of()).problems())
                .extracting(Problem::asLine)
                .containsExactly("yingda.yaml:7: 错误: tolerance 应当大于 0、小于 0.5，这里是 5.0。0.05 表示所有问题里最多 5% 答错");
    }

    @ParameterizedTest
    @ValueSource(strings = {"models/bge.onnx", "./models/bge.onnx", "models/../models/bge.onnx"})
    void aModelOfTheMerchantsOwnIsFoundFromItsFolder(String written) {
        Settings settings = good(SHOP + "knowledge: {model: " + written + "}\n");

        assertThat(settings.model()).isEqualTo(new SearchModel.At(home.resolve("models/bge.onnx")));
    }

    @Test
    void aFolderThatIsThereIsAModelToo() throws IOException {
        Files.createDirectory(home.resolve("models"));

        assertThat(good(SHOP + "knowledge: {model: models}\n").model())
                .isEqualTo(new SearchModel.At(home.resolve("models")));
    }

    @Test
    void aSlipInTheModelIsNotTakenForAPath() {
        assertThat(read(SHOP + "knowledge: {modle: none}\n", Map.of()).problems())
                .extracting(Problem::asLine)
                .containsExactly("yingda.yaml:7: 错误: 不认识的字段 modle。您是不是想写“model”？");
        assertThat(read(SHOP + "knowledge: {model: bundeld}\n", Map.of()).problems())
                .extracting(Problem::asLine)
                .containsExactly("yingda.yaml:7: 错误: model 没有“bundeld”这个选项。您是不是想写“bundled”？");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T20:59:00Z, true", // Monday
        "2026-11-23T21:00:00Z, false",
        "2026-11-24T12:00:00Z, false", // holiday
        "2026-11-28T11:59:00Z, true", // Saturday
        "2026-11-28T13:00:00Z, false",
        "2026-11-28T23:59:59Z, true",
        "2026-11-29T12:00:00Z, false", // Sunday
    })
    void aDayOfTheWeekMayHaveHoursOfItsOwn(Instant instant, boolean open) {
        Settings settings = good(SHOP + """
                        hours:
                          zone: UTC
                          daily: 09:00-21:00
                          week: {sat: [10:00-12:00, 14:00-24:00], sun: []}
                          holidays: [2026-11-24]
                        """);

        assertThat(settings.hours().at(instant).open()).isEqualTo(open);
    }

    @Test
    void withOnlyAWeekTheOtherDaysAreClosed() {
        Settings settings = good(SHOP + "hours: {zone: UTC, week: {mon: 9:00-12:00}}\n");

        assertThat(settings.hours().at(Instant.parse("2026-11-23T10:00:00Z")).open())
                .isTrue();
        assertThat(settings.hours().at(Instant.parse("2026-11-24T10:00:00Z")).open())
                .isFalse();
    }

    @Test
    void allProblemsAreReportedAtOnceWithTheirLines() {
        SettingsReading reading = read("""
                server: {host: 127.0.0.1, prot: 80}
                accounts:
                  Shop:
                    appId: 123
                    originalId: gh_0123456789ab
                    token: to-ken
                    mode: save
                hours:
                  daily: 21:00-09:00
                  holidays: [春节]
                limits: {passiveWindow: 5s}
                """, Map.of());

        assertThat(reading.settings()).isEmpty();
        assertThat(reading.problems())
                .extracting(Problem::asLine)
                .containsExactly(
                        "yingda.yaml:1: 错误: 不认识的字段 prot。您是不是想写“port”？",
                        "yingda.yaml:3: 错误: 账号名“Shop”不能用在网址里。只用小写字母、数字和连字符，如 my-shop",
                        "yingda.yaml:4: 错误: appId 应当是 wx 开头的 18 位 AppID。请到微信公众平台“设置与开发”里复制，不要带空格或引号",
                        "yingda.yaml:4: 错误: 缺少 aesKey。请补上“aesKey: …”",
                        "yingda.yaml:6: 错误: token 应当是 3 到 32 位字母或数字。请到微信公众平台“设置与开发”里复制，不要带空格或引号",
                        "yingda.yaml:7: 错误: mode 没有“save”这个选项。您是不是想写“safe”？",
                        "yingda.yaml:9: 错误: daily 的时段“21:00-09:00”看不懂。写法如 09:00-21:00，跨夜请分成两段",
                        "yingda.yaml:10: 错误: holidays 里的“春节”不是日期。写法如 2027-02-05",
                        "yingda.yaml:11: 错误: passiveWindow 应当在 0.5s 到 4.9s 之间，这里是“5s”。写法如 4.5s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    server: {port: 65536}               | port 应当是 0 到 65535 的整数
                    server: {port: http}                | port 应当是 0 到 65535 的整数
                    sever: {port: 80}                   | 不认识的字段 sever
                    hours: {zone: 上海}                 | 不认识的时区
                    hours: {week: {monday: 9:00-10:00}} | 不认识的字段 monday
                    hours: {daily: [9:00-12:00, 11:00-18:00]} | daily 的时段互相重叠
                    hours: {daily: 25:00-26:00}         | daily 的时段“25:00-26:00”看不懂
                    bot: {candidates: 0}                | candidates 应当是 1 到 50 的整数
                    limits: {bodyBytes: 1}              | bodyBytes 应当是
                    desk: {agents: -1}                  | agents 应当是
                    desk: 3                             | desk 应当是一组字段
                    knowledge: {model: yes-please}      | model 没有“yes-please”这个选项
                    knowledge: bundled                  | knowledge 应当是一组字段
                    """)
    void aValueThatCannotBeIsAnErrorAtItsLine(String lines, String what) {
        assertThat(read(SHOP + lines + "\n", Map.of()).problems())
                .hasSize(1)
                .first()
                .satisfies(problem -> {
                    assertThat(problem.severity()).isEqualTo(Severity.ERROR);
                    assertThat(problem.line()).isEqualTo(7);
                    assertThat(problem.what()).startsWith(what);
                });
    }

    @Test
    void twoAccountsCannotBeTheSameOne() {
        String twice = SHOP + """
                  again:
                    appId: wx0123456789abcdef
                    originalId: gh_0123456789ac
                    token: token123
                    mode: plain
                """.indent(0);

        assertThat(read(twice, Map.of()).problems())
                .extracting(Problem::asLine)
                .containsExactly("yingda.yaml:8: 错误: appId 与账号 shop 的相同。每个公众号只写一次");
    }

    @Test
    void aVariableIsReplacedWhereverItStands() {
        String yaml = SHOP.replace("token123", "${PREFIX}9${ SUFFIX }") + "server: {port: \"${PORT}\"}\n";

        SettingsReading reading = read(yaml, Map.of("PREFIX", "abc", "SUFFIX", "xyz", "PORT", "9090"));

        assertThat(reading.unset()).isEmpty();
        assertThat(account(reading.settings().orElseThrow(), "shop").token()).isEqualTo("abc9xyz");
        assertThat(reading.settings().orElseThrow().port()).isEqualTo(9090);
    }

    @Test
    void anUnsetVariableIsNamedAndASecretHasAStandIn() {
        String yaml =
                SHOP.replace("token123", "${SHOP_TOKEN}").replace(KEY, "${SHOP_KEY}") + "server: {port: \"${PORT}\"}\n";

        SettingsReading reading = read(yaml, Map.of("SHOP_KEY", ""));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.unset())
                .containsExactly(
                        new UnsetVariable("SHOP_TOKEN", "accounts.shop.token", "yingda.yaml", 5),
                        new UnsetVariable("SHOP_KEY", "accounts.shop.aesKey", "yingda.yaml", 6),
                        new UnsetVariable("PORT", "server.port", "yingda.yaml", 7));
        assertThat(reading.unset().getFirst().asProblem(Severity.HINT).asLine())
                .startsWith("yingda.yaml:5: 提示: 环境变量 SHOP_TOKEN 没有设置（字段 accounts.shop.token）。")
                .contains("export SHOP_TOKEN=");
        Settings settings = reading.settings().orElseThrow();
        assertThat(account(settings, "shop").token()).hasSize(32);
        assertThat(account(settings, "shop").aesKey()).hasSize(43).isNotEqualTo(KEY);
        assertThat(settings.port()).isEqualTo(8080);
    }

    @Test
    void theValueOfAVariableIsNeverShown() {
        String yaml = SHOP.replace("token123", "${SHOP_TOKEN}")
                + "server: {port: \"${PORT}\"}\nlimits: {passiveWindow: \"${WINDOW}\"}\n";

        SettingsReading reading =
                read(yaml, Map.of("SHOP_TOKEN", "hush-hush", "PORT", "hush-port", "WINDOW", "hush-hush-window"));

        assertThat(reading.problems())
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem.asLine()).doesNotContain("hush"));
        assertThat(reading.problems().get(1).what()).endsWith("这里是“${PORT}”");
        assertThat(reading.toString()).doesNotContain("hush");
    }

    @Test
    void aMissingFileAndAnEmptyOneAreProblems() {
        assertThat(SettingsReader.read(home.resolve("none.yaml"), Map.of()).problems())
                .extracting(Problem::what)
                .containsExactly("读不到设置文件");
        assertThat(read("# nothing\n", Map.of()).problems())
                .extracting(Problem::what)
                .containsExactly("设置文件是空的，或者不是一组字段");
    }

    @Test
    void whereThingsAreKeptAndForHowLong() {
        assertThat(good(SHOP).store()).isEqualTo(StoreSettings.file(home.resolve("data/yingda.db")));
        assertThat(good(SHOP + "store: {file: ../elsewhere.db, keep: {messages: 90, traces: 7}}\n")
                        .store())
                .isEqualTo(new StoreSettings(
                        new EmbeddedFile(home.resolveSibling("elsewhere.db")),
                        new Keep(Duration.ofDays(90), Duration.ofDays(7), Duration.ofDays(730))));

        StoreSettings server = read(
                        SHOP + "store: {url: 'jdbc:postgresql://db/yingda', user: u, password: '${SECRET}'}\n",
                        Map.of("SECRET", "hush"))
                .settings()
                .orElseThrow()
                .store();
        assertThat(server.place()).isEqualTo(new DatabaseServer("jdbc:postgresql://db/yingda", "u", "hush"));
        assertThat(server.toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{url: 'jdbc:mysql://db/yingda'}|url 应当是 PostgreSQL 的地址",
                "{url: 'jdbc:postgresql://db/y', file: y.db}|file 和 url 只能写一个",
                "{password: x}|只写了 password，没有写 url",
                "{keep: {messages: 0}}|messages 应当是 1 到 3650 的整数，这里是 0",
                "{keep: {traces: 200}}|traces 不能比 messages 留得久",
                "{keep: {followers: 20}}|followers 不能比 messages 留得短",
                "{path: y.db}|不认识的字段 path",
            })
    void whatIsWrongWithTheStoreIsSaid(String store, String what) {
        assertThat(read(SHOP + "store: " + store + "\n", Map.of()).problems())
                .extracting(Problem::what)
                .containsExactly(what);
    }

    private static AccountSettings account(Settings settings, String name) {
        return Objects.requireNonNull(settings.accounts().get(name), name);
    }

    private Settings good(String yaml) {
        SettingsReading reading = read(yaml, Map.of());
        assertThat(reading.problems()).isEmpty();
        return reading.settings().orElseThrow();
    }

    private SettingsReading read(String yaml, Map<String, String> environment) {
        try {
            return SettingsReader.read(Files.writeString(home.resolve("yingda.yaml"), yaml), environment);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
