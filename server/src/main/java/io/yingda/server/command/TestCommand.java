package io.yingda.server.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stands for the build with all its tests, which only the launcher of a clone can run. */
@Command(
        name = "test",
        synopsisHeading = "用法：./",
        descriptionHeading = "%n",
        optionListHeading = "%n选项：%n",
        description = "构建全部模块并运行全部测试（由启动脚本 ./yingda 执行）")
final class TestCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示这份帮助")
    boolean help;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().getErr().println("test 由启动脚本执行：请在仓库的克隆里运行 ./yingda test");
        }
        return ExitCode.WRONG_USE;
    }
}
