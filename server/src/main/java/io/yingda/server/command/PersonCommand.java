package io.yingda.server.command;

import picocli.CommandLine.Command;

/** The people who work with the server, seen from its machine. */
@Command(
        name = "person",
        synopsisHeading = "用法：./",
        synopsisSubcommandLabel = "<子命令>",
        commandListHeading = "%n子命令：%n",
        description = {"人员：有哪些人、给登录不了的人一个新链接。服务可以正在运行。", "平时在控制台的“人员”页里添加和修改；这里用于管理员自己登录不了的时候。"},
        footer = "例：./yingda person link wang")
final class PersonCommand extends MerchantCommand {

    PersonCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() {
        throw wrongUse("person 后面要写子命令：list 或 link");
    }
}
