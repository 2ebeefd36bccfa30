package io.yingda.server.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.TestBot;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.store.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own is killed while it takes messages; the next one must know every message WeChat was told of. */
@Timeout(300)
class KillTest {

    private static final int FOLLOWERS = 20;

    @TempDir
    Path folder;

    @Test
    void nothingWeChatWasToldOfIsLostAndNothingRunsTwice() throws Exception {
        Set<String> told = new HashSet<>();
        for (int life = 1; life <= 3; life++) {
            told.addAll(untilKilled(life));
        }

        assertThat(told).hasSizeGreaterThan(300);
        try (Restartable server =
                Restartable.on(Database.open(new EmbeddedFile(folder.resolve("killed.db"))), TestBot.echoing())) {
            for (int follower = 0; follower < FOLLOWERS; follower++) {
                String last = "last:" + follower;
                server.inbox()
                        .accept(Restartable.text(follower(follower), last, last))
                        .toCompletableFuture()
                        .join();
            }
            assertThat(server.count("inbox WHERE state = 0")).isZero();
            assertThat(server.count("turn")).isEqualTo(server.count("inbox"));
            Set<String> answered = new HashSet<>(server.said());
            assertThat(answered).hasSize((int) server.count("turn"));
            assertThat(told)
                    .allSatisfy(
                            key -> assertThat(answered).contains("[{\"type\":\"Text\",\"text\":\"答：" + key + "\"}]"));
            for (int follower = 0; follower < FOLLOWERS; follower++) {
                assertThat(numbers(server, follower)).isSorted();
            }
        }
    }

    /** The messages of one follower, in the order of their turns, as numbers that rise with life and order. */
    private static List<Long> numbers(Restartable server, int follower) {
        List<Long> numbers = new ArrayList<>();
        for (String said : server.said()) {
            String key = said.substring(said.indexOf('：') + 1, said.lastIndexOf('"'));
            String[] parts = key.split(":", -1);
            if (parts.length == 3 && Integer.parseInt(parts[1]) == follower) {
                numbers.add(Long.parseLong(parts[0]) * 1_000_000 + Long.parseLong(parts[2]));
            }
        }
        return numbers;
    }

    /** Runs a process until it has told of enough messages, kills it, and says of which. */
    private List<String> untilKilled(int life) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.resolve("killed.db").toString(),
                        String.valueOf(life))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> told = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("told ")) {
                    told.add(line.substring("told ".length()));
                }
                if (told.size() == 150) {
                    // Not asked to end: SIGKILL. What it had printed before still comes out of the pipe.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return told;
    }

    static FollowerId follower(int number) {
        return new FollowerId("shop", "o" + number);
    }

    /** Takes messages of many followers as fast as it can, and prints each as soon as WeChat would be told. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws IOException {
            Database database = Database.open(new EmbeddedFile(Path.of(arguments[0])));
            Restartable server = Restartable.on(database, TestBot.echoing());
            for (int number = 0; number < 100_000; number++) {
                List<java.util.concurrent.CompletableFuture<?>> round = new ArrayList<>();
                for (int follower = 0; follower < FOLLOWERS; follower++) {
                    String key = arguments[1] + ':' + follower + ':' + number;
                    round.add(server.inbox()
                            .accept(Restartable.text(follower(follower), key, key))
                            .toCompletableFuture()
                            .thenAccept(parcel -> System.out.println("told " + key)));
                }
                round.getFirst().join();
            }
        }
    }
}
