package io.yingda.server.console;

import io.yingda.engine.fact.LookedUp;
import io.yingda.engine.problem.Problem;
import io.yingda.engine.turn.OpeningHours;
import io.yingda.server.content.Merchant;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.records.SampleCrm;
import io.yingda.server.sandbox.Demo;
import io.yingda.server.sandbox.Stage;
import io.yingda.server.sandbox.StageReader;
import io.yingda.server.settings.Allowances;
import io.yingda.server.settings.ConsoleSettings;
import io.yingda.server.settings.DeskSettings;
import io.yingda.server.settings.Monitoring;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.SettingsReader;
import io.yingda.server.settings.StoreSettings;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The demo merchant in service, with its real articles and rules, everything kept in SQLite, and a sandbox in WeChat's
 * place. The desk is always open and gives nobody a conversation by itself; the bot's day begins at ten.
 */
final class WholeHouse implements AutoCloseable {

    private static final MerchantHome HOME = new MerchantHome(Path.of(".."));
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final DayClock botsDay = new DayClock(SHANGHAI, LocalTime.of(10, 0));
    private final Merchant merchant;
    private final Demo demo;

    /** @param folder where everything is kept */
    WholeHouse(Path folder) throws IOException, InterruptedException {
        Settings read =
                SettingsReader.read(HOME.settings(), Map.of()).settings().orElseThrow();
        Settings open = open(read, folder);
        List<Problem> problems = new ArrayList<>();
        Stage stage = StageReader.read(HOME.folder(), problems::add);
        merchant = Merchant.open(HOME, open.search());
        merchant.knowledge().awaitLearning();
        problems.addAll(merchant.problems());
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        DeskFigures desk = new DeskFigures(open, Clock.systemUTC());
        demo = Demo.start(
                open,
                merchant.bot(read, (follower, asked) -> LookedUp.failed(asked.operation(), "没有接系统"), desk, botsDay),
                new SampleCrm(merchant.lookUps()::inService, Clock.systemUTC()),
                desk,
                Clock.systemUTC(),
                stage,
                Database.open(open.store().place()),
                0);
    }

    private static Settings open(Settings read, Path folder) {
        DeskSettings usual = DeskSettings.DEFAULT;
        DeskSettings desk = new DeskSettings(
                usual.agents(),
                Map.of(),
                usual.capacity(),
                Duration.ofHours(1),
                usual.patience(),
                usual.gone(),
                usual.idle(),
                usual.ending(),
                usual.rating(),
                false);
        return new Settings(
                "127.0.0.1",
                0,
                read.accounts(),
                OpeningHours.daily(SHANGHAI, LocalTime.MIN, LocalTime.MAX),
                read.bot(),
                read.limits(),
                desk,
                Search.by(SearchModel.NONE),
                wechat(folder),
                StoreSettings.file(folder.resolve("yingda.db")),
                Monitoring.LOOPBACK,
                ConsoleSettings.DEFAULT,
                Map.of(),
                read.tickets());
    }

    /** What followers send is kept there; what a follow allows is left out, so that what a message allows can be counted at once. */
    private static WeChatSettings wechat(Path folder) {
        WeChatSettings usual = WeChatSettings.DEFAULT;
        Allowances allowances = usual.allowances();
        return new WeChatSettings(
                usual.api(),
                usual.timeout(),
                usual.connections(),
                new Allowances(allowances.messages(), allowances.messageTime(), 0, allowances.eventTime()),
                usual.attempts(),
                usual.quiet(),
                usual.mediaBytes(),
                folder);
    }

    String url() {
        return demo.server().url();
    }

    URI sandbox() {
        return demo.sandbox();
    }

    /** Where the first admin is made. */
    URI firstLink() {
        return demo.firstLink().orElseThrow();
    }

    /** From now on it is half past ten in the evening for the bot. */
    void nightFalls() {
        botsDay.forwardTo(LocalTime.of(22, 30));
    }

    @Override
    public void close() {
        demo.close();
        merchant.close();
    }
}
