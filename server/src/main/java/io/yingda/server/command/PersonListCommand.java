package io.yingda.server.command;

import io.yingda.server.people.Recovery;
import io.yingda.server.people.Recovery.Line;
import io.yingda.server.people.Role;
import io.yingda.server.settings.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists the people who work with the server. */
@Command(name = "list", description = "列出所有人：登录名、名字、角色、状态、最近一次来的时间。")
final class PersonListCommand extends PeopleCommand {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    PersonListCommand(Surroundings around) {
        super(around);
    }

    @Override
    int with(Recovery people, Settings settings) {
        List<Line> lines = people.people();
        if (lines.isEmpty()) {
            out().println("还没有人。启动服务，它会给出建立第一位管理员的链接。");
        }
        lines.forEach(line -> out().println(text(line)));
        return ExitCode.FINE;
    }

    private static String text(Line line) {
        String roles = line.person().roles().stream().sorted().map(Role::title).collect(Collectors.joining("、"));
        String state = line.active() ? line.chosen() ? "正常" : "还没有设密码" : "停用";
        String seen = line.seenAt() == 0
                ? "没有来过"
                : TIME.format(Instant.ofEpochMilli(line.seenAt()).atZone(ZoneId.systemDefault()));
        return String.join(
                "  ",
                line.person().login(),
                line.person().name(),
                roles,
                state + (line.hasCode() ? "，用动态码" : ""),
                seen);
    }
}
