package io.yingda.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A merchant's folder for a test. */
public record Home(Path folder) {

    public static Home in(Path temporary) {
        return new Home(temporary.resolve("knowledge-base"));
    }

    public Home article(String file, String question, String answer, String... more) {
        String name = String.valueOf(Path.of(file).getFileName());
        String id = name.substring(0, name.length() - ".md".length());
        StringBuilder text = new StringBuilder("---\nid: " + id + "\nquestion: " + question + "\ncategory: 测试\n");
        for (String line : more) {
            text.append(line).append('\n');
        }
        return write("articles/" + file, text + "---\n" + answer + "\n");
    }

    public Home write(String file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public Home write(String file, byte[] bytes) {
        Path path = folder.resolve(file);
        try {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(path, bytes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return this;
    }

    public Home delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return this;
    }
}
