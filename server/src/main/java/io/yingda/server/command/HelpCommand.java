package io.yingda.server.command;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpCommandInitializable2;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code help} and {@code help COMMAND}, the same as {@code --help}. */
@Command(name = "help", helpCommand = true, synopsisHeading = "用法：./", description = "显示帮助；help <子命令> 显示它的用法")
final class HelpCommand implements IHelpCommandInitializable2, Runnable {

    @Parameters(arity = "0..1", paramLabel = "<子命令>", description = "要查的子命令")
    @Nullable
    String command;

    private @Nullable CommandLine self;
    private @Nullable PrintWriter out;

    @Override
    public void init(CommandLine helpCommand, Help.ColorScheme colors, PrintWriter toOut, PrintWriter toErr) {
        self = helpCommand;
        out = toOut;
    }

    @Override
    public void run() {
        if (self == null || out == null) {
            return;
        }
        CommandLine root = self.getParent();
        CommandLine asked = command == null ? root : root.getSubcommands().get(command);
        if (asked == null) {
            throw new UnmatchedArgumentException(root, List.of(String.valueOf(command)));
        }
        asked.usage(out);
    }
}
