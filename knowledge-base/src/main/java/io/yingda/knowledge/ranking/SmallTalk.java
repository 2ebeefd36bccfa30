package io.yingda.knowledge.ranking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What people say to a bot that no merchant's article answers: greetings, feelings, and questions about the world. */
public final class SmallTalk {

    private static final String FILE = "small-talk.txt";

    private SmallTalk() {}

    /** Everything kept beside this class. */
    public static List<String> bank() {
        try (InputStream stream = SmallTalk.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
