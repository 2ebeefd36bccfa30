package io.yingda.server.command;

import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The whole command line, put together. */
public final class CommandLines {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLines.class);

    private CommandLines() {}

    /** A command line that works in these surroundings; {@code execute} returns the exit code. */
    public static CommandLine in(Surroundings around) {
        CommandLine line = new CommandLine(new YingdaCommand())
                .addSubcommand("serve", new ServeCommand(around))
                .addSubcommand("demo", new DemoCommand(around))
                .addSubcommand("chat", new ChatCommand(around))
                .addSubcommand("check", new CheckCommand(around))
                .addSubcommand("explain", new ExplainCommand(around))
                .addSubcommand("lookup", new LookUpCommand(around))
                .addSubcommand("import", new ImportCommand(around))
                .addSubcommand("eval", new EvalCommand(around))
                .addSubcommand("calibrate", new CalibrateCommand(around))
                .addSubcommand("ablation", new AblationCommand(around))
                .addSubcommand("train", new TrainCommand(around))
                .addSubcommand("status", new StatusCommand(around))
                .addSubcommand("backup", new BackupCommand(around))
                .addSubcommand("restore", new RestoreCommand(around))
                .addSubcommand(
                        "person",
                        new CommandLine(new PersonCommand(around))
                                .addSubcommand("list", new PersonListCommand(around))
                                .addSubcommand("link", new PersonLinkCommand(around)))
                .addSubcommand("bench", new BenchCommand(around))
                .addSubcommand("test", new TestCommand())
                .addSubcommand("help", new HelpCommand());
        line.setExecutionStrategy(parsed -> {
            int code = new CommandLine.RunLast().execute(parsed);
            boolean nothingAsked = !parsed.hasSubcommand() && !parsed.isUsageHelpRequested();
            return nothingAsked ? ExitCode.WRONG_USE : code;
        });
        line.setParameterExceptionHandler(new ChineseErrors());
        line.setExecutionExceptionHandler(CommandLines::failed);
        return line;
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        int code;
        if (failure instanceof BrokenSettings broken) {
            broken.problems().forEach(problem -> err.println(problem.asLine()));
            code = ExitCode.FINDINGS;
        } else {
            err.println("程序出错：" + failure);
            LOG.error("{}", command.getCommandName(), failure);
            code = ExitCode.FAULT;
        }
        err.flush();
        return code;
    }
}
