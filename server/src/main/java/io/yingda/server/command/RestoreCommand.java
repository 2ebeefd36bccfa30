package io.yingda.server.command;

import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.store.Backups;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of the data. */
@Command(
        name = "restore",
        description = {
            "用备份替换现有数据：先停下服务。现有数据改名留在原处，不会删除。",
            "备份之后才收到的消息不在备份里，需要时可以从改名的文件里找回。",
            "备份之后取消关注的粉丝，恢复时再次删除，只要原来的数据还读得出来。"
        },
        footer = "例：./yingda restore /var/backups/yingda-20261123.db")
final class RestoreCommand extends MerchantCommand {

    @Parameters(paramLabel = "FILE", description = "./yingda backup 写的文件")
    Path file = Path.of("");

    RestoreCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() {
        Settings settings = settings(home());
        switch (settings.store().place()) {
            case DatabaseServer ignored -> throw wrongUse("数据在 PostgreSQL 里，请停下所有节点，用 pg_restore 恢复");
            case EmbeddedFile embedded -> {
                try {
                    Backups.Restored restored = Backups.restore(
                            file.toAbsolutePath(),
                            embedded.path(),
                            around.clock().instant());
                    out().println(restored.before() == null ? "已恢复。" : "已恢复。原来的数据改名为 " + restored.before());
                    if (restored.erased() > 0) {
                        out().println("备份之后取消关注的 " + restored.erased() + " 位粉丝，数据已按微信的要求再次删除。");
                    } else if (!restored.known()) {
                        err().println("注意：原来的数据不在了、读不出来，或者不是这份备份的后来，没法知道备份之后谁取消了关注；" + "恢复的数据里可能又有了他们。");
                    }
                } catch (IOException failure) {
                    err().println(failure.getMessage());
                    return ExitCode.FINDINGS;
                }
            }
        }
        return ExitCode.FINE;
    }
}
