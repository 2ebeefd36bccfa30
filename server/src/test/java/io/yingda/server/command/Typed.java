package io.yingda.server.command;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import picocli.CommandLine;

/** A command line somebody typed, and what came of it. */
record Typed(int code, String out, String err) {

    static Typed at(Path home, String... arguments) {
        return at(home, Map.of(), "", false, arguments);
    }

    static Typed at(Path home, Map<String, String> environment, String input, boolean terminal, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = CommandLines.in(new Surroundings(
                        home,
                        environment,
                        new BufferedReader(new StringReader(input)),
                        terminal,
                        false,
                        Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new Typed(code, out.toString(), err.toString());
    }
}
