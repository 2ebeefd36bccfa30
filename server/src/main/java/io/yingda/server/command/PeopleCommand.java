package io.yingda.server.command;

import io.yingda.server.people.Recovery;
import io.yingda.server.settings.Settings;
import io.yingda.server.store.Database;
import java.io.IOException;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** A command about the people in the database, which a running server may be using. */
abstract class PeopleCommand extends MerchantCommand {

    PeopleCommand(Surroundings around) {
        super(around);
    }

    /** Does it; the exit code. */
    abstract int with(Recovery people, Settings settings) throws SQLException;

    @Override
    public final Integer call() {
        Settings settings = settings(home());
        try {
            return with(new Recovery(Database.beside(settings.store().place()), around.clock()), settings);
        } catch (IOException missing) {
            err().println(missing.getMessage() + "。请先启动一次服务：./yingda serve");
        } catch (JdbiException | SQLException unusable) {
            err().println("数据库用不了，或者还没有人员的表（启动一次这个版本的服务就有了）：" + reason(unusable));
        }
        return ExitCode.FINDINGS;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
