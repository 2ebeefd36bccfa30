package io.yingda.server.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process that plays WeChat under load. A process of its own, so that it shares no heap with what it measures. */
final class LoadProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader results;
    private final BufferedWriter orders;

    private LoadProcess(Process process) {
        this.process = process;
        this.results = process.inputReader(java.nio.charset.StandardCharsets.UTF_8);
        this.orders = process.outputWriter(java.nio.charset.StandardCharsets.UTF_8);
    }

    static LoadProcess start(LoadJob job) throws IOException {
        return start(LoadGenerator.class, job);
    }

    /** @param generator whose main reads the job, and then orders, line by line, and answers each with a line */
    static LoadProcess start(Class<?> generator, Object job) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        generator.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        LoadProcess load = new LoadProcess(process);
        load.tell(job);
        return load;
    }

    LoadJob.Result run(LoadJob.Run run) throws IOException {
        return run(run, LoadJob.Result.class);
    }

    <T> T run(Object order, Class<T> type) throws IOException {
        tell(order);
        return result(type);
    }

    /** What the process answers next. */
    <T> T result(Class<T> type) throws IOException {
        String line = results.readLine();
        if (line == null) {
            throw new IOException("the loading process ended");
        }
        return JSON.readValue(line, type);
    }

    private void tell(Object order) throws IOException {
        orders.write(JSON.writeValueAsString(order));
        orders.newLine();
        orders.flush();
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
