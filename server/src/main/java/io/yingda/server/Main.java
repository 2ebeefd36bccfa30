package io.yingda.server;

import io.yingda.server.command.CommandLines;
import io.yingda.server.command.Surroundings;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command line. */
public final class Main {

    /** What runs for long tells what it does; the others print what they found, and log only what is wrong. */
    private static final Set<String> LASTING = Set.of("serve", "demo", "bench");

    /** Held, since a logger nobody holds forgets its level. Lucene warns where the vector module is left out on purpose. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private Main() {}

    public static void main(String[] arguments) {
        boolean lasting = arguments.length > 0 && LASTING.contains(arguments[0]);
        if (!lasting && System.getProperty("yingda.log") == null) {
            System.setProperty("yingda.log", "WARN");
        }
        LUCENE.setLevel(Level.SEVERE);
        try {
            System.exit(CommandLines.execute(Surroundings.ofProcess(), arguments));
        } catch (OutOfMemoryError exhausted) {
            // What is half begun must not go on, and what there is of memory not be looked for by closing it.
            System.err.println("内存不够，已经中止。条目和问法越多，要的内存越多：请用 YINGDA_JAVA_OPTS 给得比现在多，例如 -Xmx2g。");
            Runtime.getRuntime().halt(2);
        }
    }
}
