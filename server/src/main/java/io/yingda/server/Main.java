package io.yingda.server;

import io.yingda.server.command.CommandLines;
import io.yingda.server.command.Surroundings;

/** The command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLines.in(Surroundings.ofProcess()).execute(arguments));
    }
}
