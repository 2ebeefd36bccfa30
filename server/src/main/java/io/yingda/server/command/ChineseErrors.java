package io.yingda.server.command;

import io.yingda.engine.problem.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in Chinese what is wrong with a command line and where its use is explained. */
final class ChineseErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(explained(wrong));
        err.println("用法见 ./" + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.WRONG_USE;
    }

    private static String explained(ParameterException wrong) {
        ArgSpec argument = wrong.getArgSpec();
        return switch (wrong) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> "缺少 " + names(missing.getMissing());
            case OverwrittenOptionException twice -> names(List.of(twice.getOverwritten())) + " 只能写一次";
            default ->
                argument == null || wrong.getValue() == null
                        ? String.valueOf(wrong.getMessage())
                        : name(argument) + " 不能是“" + wrong.getValue() + "”：" + String.join("", argument.description());
        };
    }

    private static String unmatched(UnmatchedArgumentException unmatched) {
        String word = unmatched.getUnmatched().getFirst();
        CommandLine command = unmatched.getCommandLine();
        List<String> known =
                new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
        if (!word.startsWith("-")) {
            known.addAll(command.getSubcommands().keySet());
        }
        Optional<String> near = Nearest.to(word, known);
        String kind =
                word.startsWith("-") ? "不认识的选项：" : command.getSubcommands().isEmpty() ? "多余的参数：" : "没有这个子命令：";
        return kind + word + near.map(name -> "。您是不是想写 " + name + "？").orElse("");
    }

    private static String names(List<ArgSpec> arguments) {
        return arguments.stream().map(ChineseErrors::name).collect(Collectors.joining("、"));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
