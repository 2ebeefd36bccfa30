package io.yingda.server.command;

import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.store.Backups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies the data while the server runs. */
@Command(
        name = "backup",
        description = {"备份数据：服务不用停。备份是同一时刻的完整数据，写完会检查一遍。", "数据在 PostgreSQL 里时，请用它自己的 pg_dump。"},
        footer = "例：./yingda backup /var/backups/yingda-20261123.db")
final class BackupCommand extends MerchantCommand {

    @Parameters(paramLabel = "FILE", description = "备份写到哪个文件；不能是已有的")
    Path file = Path.of("");

    BackupCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = settings(home());
        switch (settings.store().place()) {
            case DatabaseServer server ->
                throw wrongUse("数据在 PostgreSQL 里，请用 pg_dump 备份：pg_dump --format=custom --file=" + file + " \""
                        + server.url().replaceFirst("^jdbc:", "") + '"');
            case EmbeddedFile embedded -> {
                try {
                    Backups.make(embedded.path(), file.toAbsolutePath());
                } catch (IOException failure) {
                    err().println(failure.getMessage());
                    return ExitCode.FINDINGS;
                }
                out().println("已备份到 %s（%.1f MB），检查无误。恢复：停下服务后运行 ./yingda restore %s"
                        .formatted(file, Files.size(file.toAbsolutePath()) / 1e6, file));
            }
        }
        return ExitCode.FINE;
    }
}
