package io.yingda.knowledge.labels;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.document.TextFile;
import io.yingda.knowledge.importing.CsvCells;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads labels: CSV with the columns {@code question} and {@code article} (or 问题 and 条目), or JSON Lines with the fields of
 * the same names. The article is an id, or {@code none} where nothing answers the question.
 */
public final class Labels {

    private static final String SHAPE = "每行写一个 {\"question\": \"粉丝的话\", \"article\": \"条目的 id 或 none\"}";

    private Labels() {}

    /**
     * All labels in order of their files and lines; what cannot be read is reported and left out.
     *
     * @param folder the folder that holds {@code labels/}, which may be missing
     */
    public static List<Label> read(Path folder, Consumer<Problem> problems) {
        String name = folder.toAbsolutePath().normalize().getFileName() + "/labels/";
        List<Label> labels = new ArrayList<>();
        for (Path path : files(folder.resolve("labels"))) {
            labels.addAll(readFile(path, name + path.getFileName(), problems));
        }
        return labels;
    }

    /**
     * The labels of one file.
     *
     * @param file the file as problems should name it
     */
    public static List<Label> readFile(Path path, String file, Consumer<Problem> problems) {
        LabelRows rows = new LabelRows(file, problems);
        try {
            if (isTable(path)) {
                readTable(CsvCells.read(path, file, problems), rows);
            } else {
                TextFile.decode(file, Files.readAllBytes(path), problems).ifPresent(text -> readLines(text, rows));
            }
        } catch (IOException unreadable) {
            rows.error(0, "文件读不出来", "请检查文件是否存在、能不能读");
        }
        return rows.labels();
    }

    private static boolean isTable(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> isTable(path) || path.toString().endsWith(".jsonl"))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the folder of labels cannot be listed", unreadable);
        }
    }

    private static void readTable(List<List<String>> table, LabelRows rows) {
        if (table.isEmpty()) {
            return;
        }
        int question = column(table.getFirst(), LabelRows.QUESTION);
        int article = column(table.getFirst(), LabelRows.ARTICLE);
        if (question < 0 || article < 0) {
            rows.error(1, "缺少“" + (question < 0 ? "问题" : "条目") + "”这一列", "第一行写列名：问题,条目");
            return;
        }
        for (int index = 1; index < table.size(); index++) {
            List<String> cells = table.get(index);
            if (!cells.stream().allMatch(String::isBlank)) {
                rows.row(index + 1, cell(cells, question), cell(cells, article));
            }
        }
    }

    private static int column(List<String> header, List<String> names) {
        for (int index = 0; index < header.size(); index++) {
            if (names.contains(header.get(index).strip().toLowerCase(Locale.ROOT))) {
                return index;
            }
        }
        return -1;
    }

    private static @Nullable String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column) : null;
    }

    private static void readLines(String text, LabelRows rows) {
        ObjectMapper json = new ObjectMapper();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                readLine(number, line, json, rows);
            }
        }
    }

    private static void readLine(int number, String line, ObjectMapper json, LabelRows rows) {
        try {
            JsonNode object = json.readTree(line);
            if (object.isObject()) {
                rows.row(number, field(object, LabelRows.QUESTION), field(object, LabelRows.ARTICLE));
                return;
            }
        } catch (JacksonException malformed) {
            // Reported below.
        }
        rows.error(number, "这一行不是 JSON 对象", SHAPE);
    }

    /** The text of the first of these fields; {@code none} where it is null, null where it is missing. */
    private static @Nullable String field(JsonNode object, List<String> names) {
        for (String name : names) {
            JsonNode value = object.get(name);
            if (value != null) {
                return value.isNull() && names.equals(LabelRows.ARTICLE) ? "none" : value.asText();
            }
        }
        return null;
    }
}
