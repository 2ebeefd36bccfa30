package io.yingda.rules.document;

import io.yingda.engine.document.Node;
import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The YAML files of one of the folders below {@code rules}. */
public final class YamlFolder {

    private static final String HOME = "rules/";

    private YamlFolder() {}

    /**
     * Reads every file, in the order of names; one that cannot be read is reported and left out, like one that is hidden.
     *
     * @param rulesFolder the folder that holds the other
     * @param files receives each file as problems should name it, and its root
     */
    public static void read(
            Path rulesFolder, String folder, Consumer<Problem> problems, BiConsumer<String, Node> files) {
        for (Path path : paths(rulesFolder.resolve(folder))) {
            String file = HOME + rulesFolder.relativize(path).toString().replace('\\', '/');
            root(file, path, problems).ifPresent(root -> files.accept(file, root));
        }
    }

    private static List<Path> paths(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path ->
                            path.toString().endsWith(".yaml") || path.toString().endsWith(".yml"))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<Node> root(String file, Path path, Consumer<Problem> problems) {
        try {
            return YamlDocument.read(file, Files.readString(path), problems);
        } catch (CharacterCodingException foreign) {
            problems.accept(Problem.error(file, 0, "文件不是 UTF-8 编码", "请另存为 UTF-8"));
        } catch (IOException unreadable) {
            problems.accept(Problem.error(file, 0, "读不了这个文件：" + unreadable.getMessage(), "请检查文件权限"));
        }
        return Optional.empty();
    }
}
