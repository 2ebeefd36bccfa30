package io.yingda.server.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A {@link Node} in a process of its own, started again after each kill. */
final class NodeProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NodeJob job;
    private final Path log;
    private Process process;

    private NodeProcess(NodeJob job, Path log) throws IOException {
        this.job = job;
        this.log = log;
        this.process = begin();
    }

    /**
     * Starts one, and returns when it serves.
     *
     * @param log where it writes what it has to say
     * @throws IOException when it ends before it serves
     */
    static NodeProcess start(NodeJob job, Path log) throws IOException {
        return new NodeProcess(job, log);
    }

    /** SIGKILL: it gets no chance to finish anything. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again, and returns when it serves. */
    void again() throws IOException {
        process = begin();
    }

    private Process begin() throws IOException {
        Process begun = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dyingda.log=ERROR",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Node.class.getName()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedWriter orders = begun.outputWriter(StandardCharsets.UTF_8);
        orders.write(JSON.writeValueAsString(job));
        orders.newLine();
        orders.flush();
        BufferedReader said = begun.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals(Node.READY)) {
                return begun;
            }
        }
        throw new IOException("the server ended before it served; see " + log);
    }

    @Override
    public void close() {
        kill();
    }
}
