package io.yingda.server.command;

import io.yingda.engine.problem.Nearest;
import io.yingda.server.people.Recovery;
import io.yingda.server.people.Recovery.Line;
import io.yingda.server.settings.Settings;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a one-time link for somebody who can't sign in. */
@Command(
        name = "link",
        description = {"给一个人新的一次性链接，三天内有效，以前的链接作废。", "打开后重新设置密码；原来的登录会结束，动态码会关闭，可以再打开。"},
        footer = "例：./yingda person link wang")
final class PersonLinkCommand extends PeopleCommand {

    @Parameters(paramLabel = "LOGIN", description = "登录名；有哪些：./yingda person list")
    String login = "";

    PersonLinkCommand(Surroundings around) {
        super(around);
    }

    @Override
    int with(Recovery people, Settings settings) throws SQLException {
        List<Line> lines = people.people();
        Optional<Line> found = lines.stream()
                .filter(line -> line.person().login().equals(login))
                .findFirst();
        if (found.isEmpty()) {
            err().println("没有登录名是 " + login + " 的人。"
                    + Nearest.to(
                                    login,
                                    lines.stream()
                                            .map(line -> line.person().login())
                                            .toList())
                            .map(near -> "您是不是想写 " + near + "？")
                            .orElse("有哪些人：./yingda person list"));
            return ExitCode.FINDINGS;
        }
        if (!found.get().active()) {
            err().println(login + " 已经停用，请管理员先在“人员”页里启用。");
            return ExitCode.FINDINGS;
        }
        out().println(reached(settings) + people.link(found.get().person()));
        return ExitCode.FINE;
    }

    /** Where a browser reaches the server. */
    private static String reached(Settings settings) {
        URI url = settings.console().url();
        return url == null ? local(settings.host(), settings.port()).toString() : url.toString();
    }
}
