package io.yingda.server.command;

import io.yingda.engine.problem.Severity;
import io.yingda.server.console.Console;
import io.yingda.server.content.Merchant;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.customers.StoredGuesses;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.people.HostGuard;
import io.yingda.server.records.Systems;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.SettingsReader;
import io.yingda.server.settings.SettingsReading;
import io.yingda.server.store.Database;
import io.yingda.server.web.YingdaServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Serves the merchant's accounts until the process is ended. */
@Command(
        name = "serve",
        description = {
            "启动服务：接收微信推送并回复。每个公众号的网址是 /wechat/<账号名>。",
            "密钥取自环境变量；缺少的会一次全部列出。Ctrl-C 或 SIGTERM 结束，正在处理的消息会先处理完。"
        })
final class ServeCommand extends LastingCommand {

    ServeCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws InterruptedException {
        MerchantHome home = home();
        SettingsReading reading = SettingsReader.read(home.settings(), around.environment());
        if (reading.settings().isEmpty() || !reading.unset().isEmpty()) {
            throw BrokenSettings.of(reading, Severity.ERROR);
        }
        Settings settings = withPort(reading.settings().get());
        try (Merchant merchant = open(home, settings);
                Systems systems = merchant.systems(settings, around.clock())) {
            merchant.watch();
            systems.prepare();
            DeskFigures desk = new DeskFigures(settings, around.clock());
            Database database = opened(settings);
            YingdaServer server;
            try {
                server = YingdaServer.start(
                        settings,
                        merchant.bot(settings, systems, new StoredGuesses(database), desk, around.clock()),
                        systems,
                        desk,
                        around.clock(),
                        List.of(new Console(HostGuard.of(settings), Optional::empty)),
                        TurnListener.NONE,
                        database,
                        null);
            } catch (IOException taken) {
                throw cannotListen(settings.host(), settings.port(), taken);
            }
            server.watch(merchant::figures);
            systems.deliverLate(server::accept);
            untilEnded(server, () -> {
                out().println("应答已启动：" + server.url());
                settings.accounts()
                        .values()
                        .forEach(account -> out().println("  " + account.title() + "  /wechat/" + account.name()));
                tellFirst(server, settings);
            });
        }
        return ExitCode.FINE;
    }
}
