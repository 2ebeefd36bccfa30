package io.yingda.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own each time, since the first use decides where the libraries come from. */
class NativeRuntimeTest {

    @TempDir
    Path folder;

    @Test
    void whatIsUnpackedOnceIsUsedAgainAndMendedWhereItIsBroken() throws Exception {
        String place = start(folder);
        List<Path> libraries = files(Path.of(place));
        assertThat(Path.of(place)).hasParent(folder);
        assertThat(libraries).hasSize(2);
        FileTime made = Files.getLastModifiedTime(libraries.getFirst());

        assertThat(start(folder)).isEqualTo(place);
        assertThat(Files.getLastModifiedTime(libraries.getFirst())).isEqualTo(made);

        byte[] whole = Files.readAllBytes(libraries.getFirst());
        Files.write(libraries.getFirst(), new byte[100]);
        assertThat(start(folder)).isEqualTo(place);
        assertThat(libraries.getFirst()).hasBinaryContent(whole);
    }

    @Test
    void whereNothingCanBeWrittenTheModelStillRuns() throws Exception {
        assertThat(start(Files.createFile(folder.resolve("no-folder")))).isEqualTo("null");
    }

    /** Where a process that embeds something has its libraries from. */
    private static String start(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Embedding.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try {
            // What it says fits into the pipe.
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(told).isZero();
            return told.strip().lines().toList().getLast();
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.sorted().toList();
        }
    }

    static final class Embedding {

        private Embedding() {}

        public static void main(String[] arguments) throws EmbedderUnavailableException {
            try (OnnxEmbedder embedder = OnnxEmbedder.bundled(Path.of(arguments[0]))) {
                if (embedder.embed("怎么退货").length != embedder.dimensions()) {
                    throw new IllegalStateException("no vector");
                }
            }
            System.out.println(System.getProperty("onnxruntime.native.path"));
        }
    }
}
