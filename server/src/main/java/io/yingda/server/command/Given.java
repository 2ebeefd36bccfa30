package io.yingda.server.command;

import io.yingda.server.settings.SearchModel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads options that several commands have; {@code null} where they are not given. */
final class Given {

    private Given() {}

    /** @throws picocli.CommandLine.ParameterException when it is no share that makes sense */
    static void tolerance(@Nullable Double tolerance, MerchantCommand command) {
        if (tolerance != null && !(tolerance > 0 && tolerance < .5)) {
            throw command.wrongUse("--tolerance 应当大于 0、小于 0.5，这里是 " + tolerance + "。0.05 表示所有问题里最多 5% 答错");
        }
    }

    /** @throws picocli.CommandLine.ParameterException when it names no model */
    static @Nullable SearchModel model(@Nullable String written, MerchantCommand command) {
        return written == null
                ? null
                : SearchModel.of(written, Path.of(""))
                        .orElseThrow(() ->
                                command.wrongUse("--model 没有“" + written + "”这个选项。" + SearchModel.remedy(written)));
    }
}
