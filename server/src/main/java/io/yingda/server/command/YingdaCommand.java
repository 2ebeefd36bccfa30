package io.yingda.server.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line without a sub-command: shows what there is. */
@Command(
        name = "yingda",
        synopsisHeading = "用法：./",
        customSynopsis = "yingda <子命令> [参数]",
        descriptionHeading = "%n",
        description = "应答：按商户自己的知识库和规则，回答微信公众号粉丝的问题。",
        optionListHeading = "%n选项：%n",
        commandListHeading = "%n子命令：%n",
        exitCodeListHeading = "%n退出码：%n",
        exitCodeList = {"0:一切正常", "1:发现问题", "2:用法不对，或缺少需要的文件"},
        footerHeading = "%n",
        footer = "第一次用？./yingda demo 打开演示。每个子命令的用法：./yingda <子命令> --help")
final class YingdaCommand implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "显示这份帮助")
    boolean help;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
    }
}
