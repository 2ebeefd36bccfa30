package io.yingda.server;

import io.yingda.engine.turn.BotSettings;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Allowances;
import io.yingda.server.settings.Limits;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Database;
import io.yingda.server.web.YingdaServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whole servers on a database, without content and without WeChat's API. */
public final class TestServer {

    /** Nothing is pushed again, so that every push is answered in time. */
    private static final WeChatSettings ONE_ATTEMPT = new WeChatSettings(
            WeChatSettings.NOWHERE, Duration.ofSeconds(1), 1, Allowances.DEFAULT, 1, Duration.ZERO, 0, null);

    private TestServer() {}

    /** Those of a server on a free port of the loopback. */
    public static Settings settings(Map<String, AccountSettings> accounts, Limits limits) {
        return new Settings(
                "127.0.0.1",
                0,
                accounts,
                TestBot.HOURS,
                BotSettings.DEFAULT,
                limits,
                2,
                Search.by(SearchModel.NONE),
                ONE_ATTEMPT,
                TestBot.NOWHERE);
    }

    /** One that says what it was told, on a free port of the loopback; the database is closed with it. */
    public static YingdaServer echoing(Map<String, AccountSettings> accounts, Limits limits, Database database)
            throws IOException {
        Settings settings = settings(accounts, limits);
        Clock clock = Clock.systemUTC();
        DeskFigures desk = new DeskFigures(settings, clock);
        return YingdaServer.start(settings, TestBot.echoing(), desk, clock, List.of(), TurnListener.NONE, database);
    }
}
