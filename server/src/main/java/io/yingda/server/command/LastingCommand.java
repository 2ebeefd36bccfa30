package io.yingda.server.command;

import io.yingda.engine.problem.Problem;
import io.yingda.engine.problem.Severity;
import io.yingda.server.content.Merchant;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.settings.Settings;
import io.yingda.server.store.Database;
import io.yingda.server.web.YingdaServer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A command that runs until somebody ends it. */
abstract class LastingCommand extends MerchantCommand {

    private static final Logger LOG = LoggerFactory.getLogger(LastingCommand.class);

    @Option(names = "--port", paramLabel = "PORT", description = "监听的端口，0 到 65535，0 是任意空闲端口；不写就用 yingda.yaml 里的")
    @Nullable
    Integer port;

    LastingCommand(Surroundings around) {
        super(around);
    }

    final Settings withPort(Settings settings) {
        if (port == null) {
            return settings;
        }
        if (port < 0 || port > 65_535) {
            throw wrongUse("--port 应当是 0 到 65535");
        }
        return settings.on(port);
    }

    /** The merchant's content; what is wrong with it is logged, and the rest serves. */
    static Merchant open(MerchantHome home, Settings settings) {
        Merchant merchant = Merchant.open(home, settings.search());
        for (Problem problem : merchant.problems()) {
            if (problem.severity() == Severity.ERROR) {
                LOG.warn("{}", problem.asLine());
            }
        }
        LOG.info(
                "{} 个条目，{} 条规则",
                merchant.knowledge().articles().size(),
                merchant.rules().rules().size());
        return merchant;
    }

    /** The database of the settings. */
    final Database opened(Settings settings) {
        try {
            return Database.open(settings.store().place());
        } catch (IOException unusable) {
            throw wrongUse(String.valueOf(unusable.getMessage()));
        }
    }

    /** Tells how the first admin is made, while there is none. */
    final void tellFirst(YingdaServer server, Settings settings) {
        URI configured = settings.console().url();
        String reached = configured == null ? server.url() : configured.toString();
        try {
            server.people().firstLink().ifPresent(path -> {
                out().println("还没有管理员。请用浏览器打开这个链接建立一位，链接只能用一次：");
                out().println("  " + reached + path);
            });
        } catch (RuntimeException failed) {
            LOG.warn("没能做出建立管理员的链接，请重新启动：{}", failed.getClass().getName());
        }
    }

    ParameterException cannotListen(String host, int onPort, IOException why) {
        Throwable cause = why.getCause() == null ? why : why.getCause();
        return wrongUse("无法监听 " + host + ":" + onPort + "（" + cause.getMessage() + "）。端口可能已被占用，用 --port 换一个");
    }

    /** Waits for the end of the process, or of this thread, and closes what was running in an orderly way. */
    final void untilEnded(AutoCloseable running, Runnable started) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    close(running);
                    closed.countDown();
                },
                "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        started.run();
        out().flush();
        try {
            closed.await();
        } catch (InterruptedException ended) {
            Runtime.getRuntime().removeShutdownHook(hook);
            close(running);
        }
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception failure) {
            LOG.warn("没有顺利结束：{}", failure.getMessage());
        }
    }
}
