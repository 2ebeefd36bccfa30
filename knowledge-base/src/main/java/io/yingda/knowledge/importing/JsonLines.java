package io.yingda.knowledge.importing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.document.TextFile;
import io.yingda.knowledge.importing.Table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads a JSON object a line. */
final class JsonLines {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String file;
    private final Consumer<Problem> problems;
    private final Set<Column> present = EnumSet.noneOf(Column.class);
    private final Set<String> unused = new TreeSet<>();

    JsonLines(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    Table read(Path source) throws IOException {
        String text =
                TextFile.decode(file, Files.readAllBytes(source), problems).orElse("");
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                row(number, line, rows);
            }
        }
        if (!unused.isEmpty()) {
            problems.accept(Problem.hint(file, 0, "没有用到这些字段：" + String.join("、", unused), ""));
        }
        return new Table(present, rows);
    }

    private void row(int number, String line, List<Row> rows) {
        JsonNode object;
        try {
            object = MAPPER.readTree(line);
        } catch (JacksonException malformed) {
            problems.accept(Problem.error(file, number, "这一行不是完整的 JSON", "每行写一个 {…}，中间不要换行"));
            return;
        }
        if (!object.isObject()) {
            problems.accept(Problem.error(file, number, "这一行不是 JSON 对象", "每行写一个 {\"question\": …, \"answer\": …}"));
            return;
        }
        Map<Column, List<String>> cells = new EnumMap<>(Column.class);
        object.properties().forEach(property -> {
            Column column = Column.named(property.getKey()).orElse(null);
            if (column == null) {
                unused.add(property.getKey());
            } else {
                present.add(column);
                cells.computeIfAbsent(column, ignored -> new ArrayList<>()).addAll(texts(property.getValue()));
            }
        });
        rows.add(new Row(number, cells));
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.asText()));
        } else if (!value.isNull()) {
            texts.add(value.asText());
        }
        return texts;
    }
}
