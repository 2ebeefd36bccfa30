package io.yingda.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A script of {@code console/}, run by Node in a process of its own. It is ended with all it started when its time is over:
 * reading what a process says cannot be interrupted, so that a test's own timeout would wait for ever with it.
 */
public final class PageScript {

    private final List<String> command;
    private final Map<String, String> environment;
    private final Duration most;

    /**
     * @param command what Node is given, the script first, as seen from {@code console/}
     * @param environment what the script is told
     * @param most how long it may take
     */
    public PageScript(List<String> command, Map<String, String> environment, Duration most) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.most = most;
    }

    /** What is done when the script asks for something: {@code @word} on a line of its own. */
    @FunctionalInterface
    public interface Wishes {
        /** @param wish the whole line */
        void grant(String wish) throws Exception;
    }

    /** Runs it to its end, which must be a good one. Returns what it said, line by line. */
    public List<String> run() throws Exception {
        return run(wish -> {
            throw new IllegalStateException("nothing was expected to be asked for: " + wish);
        });
    }

    /** Runs it to its end, which must be a good one, and does what it asks for on its way. */
    public List<String> run(Wishes wishes) throws Exception {
        Process script = start();
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Process> watch = script.onExit()
                .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ended, failure) -> {
                    if (failure instanceof TimeoutException) {
                        late.set(true);
                        kill(script);
                    }
                });
        List<String> told = new ArrayList<>();
        try (BufferedReader output = script.inputReader(StandardCharsets.UTF_8);
                Writer input = script.outputWriter(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                told.add(line);
                if (line.startsWith("@")) {
                    wishes.grant(line);
                    input.write("done\n");
                    input.flush();
                }
            }
            script.waitFor();
        } finally {
            watch.cancel(false);
            kill(script);
        }
        String all = String.join("\n", told);
        assertThat(late).as("not ended after %s; it said\n%s", most, all).isFalse();
        assertThat(script.exitValue()).as("%s", all).isZero();
        return told;
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of("node"), command.stream()).toList())
                .directory(new File("console"))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void kill(Process script) {
        List<ProcessHandle> started = script.descendants().toList();
        script.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
