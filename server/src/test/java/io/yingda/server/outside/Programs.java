package io.yingda.server.outside;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** What is installed on this machine, and how it is run. */
final class Programs {

    private Programs() {}

    /**
     * Skips the test, with a line that nobody overlooks, where something is missing.
     *
     * @param needed names of programs, or paths that must exist
     * @param packages Debian's, which have them
     */
    static void require(String what, List<String> needed, String packages) {
        List<String> missing = needed.stream().filter(each -> !isThere(each)).toList();
        if (missing.isEmpty()) {
            return;
        }
        String words = "SKIPPED: no test against a real " + what + ", since " + String.join(", ", missing)
                + " is missing here. Install it by: apt install " + packages;
        System.err.println("\n*** " + words + " ***\n");
        Assumptions.abort(words);
    }

    /** A command whose output goes into this file. */
    static ProcessBuilder command(Path log, List<String> words) {
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    }

    /** Runs a command to its end, which must be a good one. */
    static void run(Path log, ProcessBuilder command) throws IOException, InterruptedException {
        Process running = command.start();
        if (!running.waitFor(4, TimeUnit.MINUTES) || running.exitValue() != 0) {
            running.destroyForcibly();
            throw new IllegalStateException(command.command() + " failed: " + Files.readString(log));
        }
    }

    /** A port of loopback's that nobody listens on. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ends a process, by force where it does not end by itself. */
    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isThere(String needed) {
        if (needed.startsWith("/")) {
            return Files.exists(Path.of(needed));
        }
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(needed)));
    }
}
