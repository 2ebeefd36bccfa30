package io.yingda.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A machine to start the launcher on: a clone that holds the launcher and one source file, JDKs and a Maven that only say
 * what they were asked, and a home directory of its own.
 */
final class LauncherMachine {

    /** What a start came to: its exit code, and both its outputs. */
    record Outcome(int exitCode, String out, String error) {}

    private static final String SAYS_WHAT_IT_WAS_ASKED = """
            #!/bin/sh
            echo "java of $(basename "$(dirname "$(dirname "$0")")") in $PWD"
            printf '<%s>\\n' "$@"
            exit "${JAVA_ENDS_WITH:-0}"
            """;

    private static final String PRETENDS_TO_BUILD = """
            #!/bin/sh
            echo "$@" >> calls
            echo "browser ${YINGDA_CHROMIUM:-none}"
            if [ -f broken ]; then
              echo '[ERROR] engine/src/main/java/A.java:[1,2] a semicolon is missing'
              exit 1
            fi
            echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1'
            echo '[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0'
            mkdir -p server/target && touch server/target/yingda-server.jar
            """;

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    LauncherMachine(Path directory) throws IOException {
        this.directory = directory.toRealPath();
        Path launcher = Path.of("").toAbsolutePath().resolveSibling("yingda");
        Files.createDirectories(repository().resolve(".mvn"));
        Files.copy(launcher, repository().resolve("yingda"));
        write(repository().resolve("pom.xml"), "<project/>");
        write(source(), "class A {}");
        script(directory.resolve("bin/mvn"), PRETENDS_TO_BUILD);
        set("HOME", this.directory.resolve("home").toString());
        set("YINGDA_JAVA_HOME", jdk("jdk", 21).toString());
    }

    /** The folder of the repository. */
    Path repository() {
        return directory.resolve("clone");
    }

    Path source() {
        return repository().resolve("engine/src/main/java/A.java");
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    void unset(String variable) {
        environment.remove(variable);
    }

    /** Makes a JDK that the launcher takes for one of the given release. */
    Path jdk(String path, int release) throws IOException {
        Path home = directory.resolve(path);
        script(home.resolve("bin/java"), SAYS_WHAT_IT_WAS_ASKED);
        script(home.resolve("bin/javac"), SAYS_WHAT_IT_WAS_ASKED);
        write(home.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + release + ".0.1\"\n");
        return home;
    }

    /** Each line is what Maven was called with. */
    List<String> mavenCalls() throws IOException {
        Path calls = repository().resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** Starts the launcher in its own folder and waits for it. */
    Outcome run(String... arguments) throws IOException, InterruptedException {
        return begin(repository(), repository().resolve("yingda"), arguments).end();
    }

    /** Starts the launcher that lies at a path, from a directory. */
    Start begin(Path from, Path launcher, String... arguments) throws IOException {
        Path out = Files.createTempFile(directory, "out", "");
        Path error = Files.createTempFile(directory, "error", "");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList());
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("YINGDA_") || name.equals("JAVA_HOME"));
        variables.merge("PATH", directory.resolve("bin").toString(), (old, mine) -> mine + File.pathSeparator + old);
        variables.putAll(environment);
        Process process = builder.directory(from.toFile())
                .redirectOutput(out.toFile())
                .redirectError(error.toFile())
                .start();
        return new Start(process, out, error);
    }

    /** A launcher that runs; its outputs go to files, so that nobody has to read along. */
    record Start(Process process, Path out, Path error) {
        Outcome end() throws IOException, InterruptedException {
            return new Outcome(process.waitFor(), Files.readString(out), Files.readString(error));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static void script(Path file, String text) throws IOException {
        write(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
