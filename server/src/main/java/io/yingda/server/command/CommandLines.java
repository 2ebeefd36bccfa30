package io.yingda.server.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The whole command line, put together. */
public final class CommandLines {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLines.class);

    private CommandLines() {}

    /** The sub-commands, in the order in which the help shows them. */
    private static final Map<String, Function<Surroundings, Object>> COMMANDS = commands();

    private static Map<String, Function<Surroundings, Object>> commands() {
        Map<String, Function<Surroundings, Object>> commands = new LinkedHashMap<>();
        commands.put("serve", ServeCommand::new);
        commands.put("demo", DemoCommand::new);
        commands.put("chat", ChatCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("lookup", LookUpCommand::new);
        commands.put("import", ImportCommand::new);
        commands.put("eval", EvalCommand::new);
        commands.put("calibrate", CalibrateCommand::new);
        commands.put("ablation", AblationCommand::new);
        commands.put("train", TrainCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("backup", BackupCommand::new);
        commands.put("restore", RestoreCommand::new);
        commands.put(
                "person",
                around -> new CommandLine(new PersonCommand(around))
                        .addSubcommand("list", new PersonListCommand(around))
                        .addSubcommand("link", new PersonLinkCommand(around)));
        commands.put("bench", BenchCommand::new);
        commands.put("test", around -> new TestCommand());
        commands.put("help", around -> new HelpCommand());
        return commands;
    }

    /** A command line that works in these surroundings; {@code execute} returns the exit code. */
    public static CommandLine in(Surroundings around) {
        return of(COMMANDS.keySet(), around);
    }

    /**
     * Executes a command line; of the sub-commands it makes only the one that is asked for, since to make all takes as long as
     * many a command.
     *
     * @return the exit code
     */
    public static int execute(Surroundings around, String... arguments) {
        boolean named = arguments.length > 0 && COMMANDS.containsKey(arguments[0]) && !arguments[0].equals("help");
        return of(named ? Set.of(arguments[0]) : COMMANDS.keySet(), around).execute(arguments);
    }

    private static CommandLine of(Set<String> names, Surroundings around) {
        CommandLine line = new CommandLine(new YingdaCommand());
        COMMANDS.forEach((name, command) -> {
            if (names.contains(name)) {
                line.addSubcommand(name, command.apply(around));
            }
        });
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
