package io.yingda.rules.drl;

import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A rule file.
 *
 * @param file its path as problems name it, such as {@code rules/drl/welcome.drl}
 * @param text its content, with {@code \n} as line ends
 */
public record DrlFile(String file, String text) {

    private static final String FOLDER = "drl";
    private static final String HOME = "rules/";

    /**
     * Every rule file, in the order of their paths.
     *
     * @param rulesFolder the folder that holds {@code drl}
     * @param problems receives files that cannot be read
     */
    public static List<DrlFile> all(Path rulesFolder, Consumer<Problem> problems) {
        Path folder = rulesFolder.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            problems.accept(Problem.error(HOME + FOLDER, 0, "没有这个文件夹", "规则文件（.drl）放在 rules/drl 里"));
            return List.of();
        }
        List<DrlFile> files = new ArrayList<>();
        for (Path path : paths(folder)) {
            String name = HOME + rulesFolder.relativize(path).toString().replace('\\', '/');
            try {
                files.add(new DrlFile(name, decoded(Files.readAllBytes(path))));
            } catch (CharacterCodingException foreign) {
                problems.accept(Problem.error(name, 0, "文件不是 UTF-8 编码", "请另存为 UTF-8"));
            } catch (IOException unreadable) {
                problems.accept(Problem.error(name, 0, "读不了这个文件：" + unreadable.getMessage(), "请检查文件权限"));
            }
        }
        return List.copyOf(files);
    }

    private static List<Path> paths(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.getFileName().toString().endsWith(".drl"))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return bare.replace("\r\n", "\n").replace('\r', '\n');
    }
}
