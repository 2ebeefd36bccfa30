package io.yingda.server.command;

import io.yingda.engine.problem.Problem;
import io.yingda.server.content.Merchant;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.customers.StoredGuesses;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.records.SampleCrm;
import io.yingda.server.records.SampleRecords;
import io.yingda.server.records.Systems;
import io.yingda.server.sandbox.Demo;
import io.yingda.server.sandbox.Stage;
import io.yingda.server.sandbox.StageReader;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the merchant on this machine, with a sandbox that plays WeChat. */
@Command(
        name = "demo",
        description = {"打开演示：服务加上一个扮演微信的沙箱，用浏览器里的手机和机器人对话，旁边能看到每一步。", "什么都不用配置：没有设置的密钥用这次运行的随机值；只在本机监听；改了条目或规则，存盘后马上生效。"
        })
final class DemoCommand extends LastingCommand {

    private static final String LOOPBACK = "127.0.0.1";

    @Option(names = "--data", paramLabel = "DIR", description = "把这次演示的数据留在这个目录；不写就用临时目录，结束时删除")
    @Nullable
    Path data;

    @Option(names = "--sample", description = "查资料时不连系统，用 rules/lookups 里的样例结果")
    boolean sample;

    DemoCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws InterruptedException {
        MerchantHome home = home();
        Path folder = data == null ? temporary() : data;
        Settings settings = withPort(settings(home)).at(LOOPBACK).keptIn(StoreSettings.file(folder.resolve("demo.db")));
        List<Problem> problems = new ArrayList<>();
        Stage stage = StageReader.read(home.folder(), problems::add);
        problems.forEach(problem -> err().println(problem.asLine()));
        try (Merchant merchant = open(home, settings);
                Systems systems = merchant.systems(settings, around.clock())) {
            merchant.watch();
            systems.prepare();
            Demo demo = start(settings, merchant, systems, stage);
            systems.deliverLate(demo.server()::accept);
            demo.server().watch(merchant::figures);
            untilEnded(
                    () -> {
                        demo.close();
                        discard(folder);
                    },
                    () -> {
                        out().println("演示已启动，请用浏览器打开：" + demo.page());
                        out().println("座席台，用演示座席登录（链接只能用一次）：" + demo.agentLink());
                        demo.firstLink().ifPresent(link -> out().println("建立管理员（链接只能用一次）：" + link));
                        out().println("按 Ctrl-C 结束。");
                    });
        } finally {
            discard(folder);
        }
        return ExitCode.FINE;
    }

    /** On the port of the settings, or on any other when that one is taken and nobody insists on it. */
    private Demo start(Settings settings, Merchant merchant, Systems systems, Stage stage) {
        try {
            return start(settings, merchant, systems, stage, settings.port());
        } catch (IOException taken) {
            if (port != null) {
                throw cannotListen(settings.host(), settings.port(), taken);
            }
        }
        err().println("端口 " + settings.port() + " 用不了（多半已被占用），换一个空闲的。");
        try {
            return start(settings, merchant, systems, stage, 0);
        } catch (IOException unavailable) {
            throw cannotListen(settings.host(), 0, unavailable);
        }
    }

    private Demo start(Settings settings, Merchant merchant, Systems systems, Stage stage, int onPort)
            throws IOException {
        Settings here = settings.on(onPort);
        DeskFigures desk = new DeskFigures(here, around.clock());
        Database database = opened(here);
        return Demo.start(
                here,
                merchant.bot(
                        here,
                        sample ? new SampleRecords(merchant.lookUps()::inService) : systems,
                        new StoredGuesses(database),
                        desk,
                        around.clock()),
                sample ? new SampleCrm(merchant.lookUps()::inService, around.clock()) : systems,
                desk,
                around.clock(),
                stage,
                database,
                0);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("yingda-demo-");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What nobody asked to keep. */
    private void discard(Path folder) {
        if (data == null) {
            Folders.delete(folder);
        }
    }
}
