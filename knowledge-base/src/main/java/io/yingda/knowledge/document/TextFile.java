package io.yingda.knowledge.document;

import io.yingda.engine.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the bytes of an editor's file as UTF-8 with plain line ends. */
public final class TextFile {

    private TextFile() {}

    /**
     * The text without byte order mark, lines ended by {@code \n}; empty, and reported, when it is not UTF-8.
     *
     * @param file as problems should name it
     */
    public static Optional<String> decode(String file, byte[] bytes, Consumer<Problem> problems) {
        String text;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException malformed) {
            int line = 1;
            for (int index = 0; index < buffer.position(); index++) {
                line += bytes[index] == '\n' ? 1 : 0;
            }
            problems.accept(Problem.error(file, line, "这一行起不是 UTF-8 编码", "请用编辑器把文件另存为 UTF-8"));
            return Optional.empty();
        }
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return Optional.of(unmarked.replace("\r\n", "\n").replace('\r', '\n'));
    }
}
