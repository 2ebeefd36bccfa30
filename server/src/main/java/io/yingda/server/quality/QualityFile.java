package io.yingda.server.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Markdown file of which the upper part is written by the program and the lower part by people. */
public final class QualityFile {

    /** What is below it stays as people wrote it. */
    static final String MARKER = "<!-- 以下是人写的解读，重新生成时原样保留 -->";

    private QualityFile() {}

    /**
     * Makes sure, before long work, that the file can be written.
     *
     * @throws EvalFileException when it has no marker
     */
    public static void check(Path file) {
        below(file);
    }

    /**
     * Replaces what is above the marker.
     *
     * @throws EvalFileException when the file cannot be written, or has no marker, so that something would be lost
     */
    public static void write(Path file, String generated) {
        String below = below(file);
        try {
            Files.writeString(file, generated.strip() + "\n\n" + MARKER + below);
        } catch (IOException unwritable) {
            throw new EvalFileException(file + ": 写不了这个文件。请检查文件夹是否存在、能不能写");
        }
    }

    private static String below(Path file) {
        if (!Files.exists(file)) {
            return "\n\n## 解读\n";
        }
        try {
            String before = Files.readString(file);
            int marker = before.indexOf(MARKER);
            if (marker < 0) {
                throw new EvalFileException(file + ": 文件里没有这一行：" + MARKER + "。请把它加在要保留的文字之前，或另选一个文件");
            }
            return before.substring(marker + MARKER.length());
        } catch (IOException unreadable) {
            throw new EvalFileException(file + ": 读不到这个文件");
        }
    }
}
