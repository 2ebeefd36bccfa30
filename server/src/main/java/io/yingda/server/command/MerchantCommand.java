package io.yingda.server.command;

import io.yingda.engine.problem.Nearest;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.SettingsReader;
import io.yingda.server.settings.SettingsReading;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command on a merchant's folder takes, the headings of its help, and how it comes by its settings. */
@Command(
        synopsisHeading = "用法：./",
        descriptionHeading = "%n",
        parameterListHeading = "%n参数：%n",
        optionListHeading = "%n选项：%n",
        exitCodeListHeading = "%n退出码：%n",
        exitCodeList = {"0:一切正常", "1:发现问题", "2:用法不对，或缺少需要的文件"},
        footerHeading = "%n",
        sortOptions = false)
abstract class MerchantCommand implements Callable<Integer> {

    final Surroundings around;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            order = 100,
            description = "商户目录，含 knowledge-base/、rules/ 和 yingda.yaml；不写就用仓库自带的演示商户")
    @Nullable
    Path home;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 101,
            description = "显示这份帮助")
    boolean help;

    MerchantCommand(Surroundings around) {
        this.around = around;
    }

    MerchantHome home() {
        MerchantHome merchant = new MerchantHome(home == null ? around.home() : home);
        if (!merchant.exists()) {
            throw wrongUse("目录 " + merchant.folder() + " 里没有 knowledge-base/、rules/ 和 yingda.yaml，不是商户目录");
        }
        return merchant;
    }

    /** Settings good enough to try things out: a secret nobody has set has a stand-in. */
    Settings settings(MerchantHome merchant) {
        SettingsReading reading = SettingsReader.read(merchant.settings(), around.environment());
        return reading.settings().orElseThrow(() -> new BrokenSettings(reading.problems()));
    }

    /** The account of this name, or the first one when no name is given. */
    AccountSettings account(Settings settings, @Nullable String name) {
        if (name == null) {
            return settings.accounts().values().iterator().next();
        }
        return Optional.ofNullable(settings.accounts().get(name))
                .orElseThrow(() -> wrongUse("yingda.yaml 里没有账号 " + name + "。"
                        + Nearest.to(name, settings.accounts().keySet())
                                .map(near -> "您是不是想写 " + near + "？")
                                .orElse("有："
                                        + String.join("、", settings.accounts().keySet()))));
    }

    /** Where a server that listens there is reached from this machine. */
    static URI local(String host, int port) {
        String name = switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> host.contains(":") ? '[' + host + ']' : host;
        };
        return URI.create("http://" + name + ':' + port);
    }

    ParameterException wrongUse(String what) {
        return new ParameterException(spec().commandLine(), what);
    }

    PrintWriter out() {
        return spec().commandLine().getOut();
    }

    PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("a command runs inside a command line");
        }
        return spec;
    }
}
