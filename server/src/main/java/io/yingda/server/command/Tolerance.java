package io.yingda.server.command;

import org.jspecify.annotations.Nullable;

/** Checks the option {@code --tolerance}. */
final class Tolerance {

    private Tolerance() {}

    /** @throws picocli.CommandLine.ParameterException when it is no share that makes sense; null is fine */
    static void check(@Nullable Double tolerance, MerchantCommand command) {
        if (tolerance != null && !(tolerance > 0 && tolerance < .5)) {
            throw command.wrongUse("--tolerance 应当大于 0、小于 0.5，这里是 " + tolerance + "。0.05 表示所有问题里最多 5% 答错");
        }
    }
}
