package io.yingda.server.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command finds around it.
 *
 * @param home the merchant's folder unless {@code --home} names one
 * @param environment the environment variables
 * @param in what somebody types
 * @param asks whether somebody can be asked: a terminal is read and written
 * @param watched whether somebody watches standard error, so that a progress bar makes sense
 */
public record Surroundings(
        Path home, Map<String, String> environment, BufferedReader in, boolean asks, boolean watched, Clock clock) {

    /**
     * Those of this process. The launcher says where the repository is ({@code yingda.repository}) and which of the
     * standard streams 0, 1, 2 are terminals ({@code yingda.terminal}).
     */
    public static Surroundings ofProcess() {
        String terminals = System.getProperty("yingda.terminal", "");
        return new Surroundings(
                Path.of(System.getProperty("yingda.repository", "")).toAbsolutePath(),
                System.getenv(),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                terminals.contains("0") && terminals.contains("1"),
                terminals.contains("2"),
                Clock.systemUTC());
    }

    /** The next line typed; null at the end of the input. */
    @Nullable
    String line() {
        try {
            return in.readLine();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
