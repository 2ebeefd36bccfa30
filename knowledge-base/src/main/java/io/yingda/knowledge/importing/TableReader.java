package io.yingda.knowledge.importing;

import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Problem;
import io.yingda.knowledge.importing.Table.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a table from a file, by the end of its name: CSV, Excel workbook, or JSON Lines. */
final class TableReader {

    private final String file;
    private final Consumer<Problem> problems;

    private TableReader(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** @param problems receives what is wrong, with the file's name and the row's number */
    static Table read(Path source, Consumer<Problem> problems) {
        String file = String.valueOf(source.getFileName());
        TableReader reader = new TableReader(file, problems);
        String lower = file.toLowerCase(Locale.ROOT);
        try {
            if (lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".txt")) {
                return reader.withHeader(CsvCells.read(source, file, problems));
            }
            if (lower.endsWith(".xlsx")) {
                return reader.withHeader(WorkbookCells.read(source));
            }
            if (lower.endsWith(".jsonl")) {
                return new JsonLines(file, problems).read(source);
            }
            String remedy = lower.endsWith(".xls") ? "请在 Excel 里另存为 .xlsx" : "请用 .csv、.xlsx 或 .jsonl 文件";
            problems.accept(Problem.error(file, 0, "不会读这种文件", remedy));
        } catch (IOException | RuntimeException unreadable) {
            problems.accept(Problem.error(file, 0, "文件读不出来", "请确认文件存在、没有损坏、没有加密，并且没有被别的程序独占"));
        }
        return Table.EMPTY;
    }

    /** @param lines the cells of each row, the header first; an empty row is an empty list */
    private Table withHeader(List<List<String>> lines) {
        int header = 0;
        while (header < lines.size() && isEmpty(lines.get(header))) {
            header++;
        }
        if (header == lines.size()) {
            problems.accept(Problem.error(file, 0, "表是空的", "第一行写列名，例如“问题,相似问,答案,分类”"));
            return Table.EMPTY;
        }
        List<@Nullable Column> columns = columns(lines.get(header), header + 1);
        Set<Column> present = EnumSet.noneOf(Column.class);
        columns.stream().filter(column -> column != null).forEach(present::add);
        if (!complete(present, header + 1)) {
            return Table.EMPTY;
        }
        List<Row> rows = new ArrayList<>();
        for (int index = header + 1; index < lines.size(); index++) {
            List<String> cells = lines.get(index);
            if (!isEmpty(cells)) {
                rows.add(row(index + 1, columns, cells));
            }
        }
        return new Table(present, rows);
    }

    private List<@Nullable Column> columns(List<String> header, int line) {
        List<@Nullable Column> columns = new ArrayList<>();
        for (String name : header) {
            Column column = Column.named(name).orElse(null);
            columns.add(column);
            if (column == null && !name.isBlank()) {
                String remedy = Nearest.to(name.strip(), Column.allNames())
                        .map(near -> "您是不是想写“" + near + "”？")
                        .orElse("");
                problems.accept(Problem.hint(file, line, "没有用到“" + name.strip() + "”这一列", remedy));
            }
        }
        return columns;
    }

    private boolean complete(Set<Column> present, int line) {
        for (Column needed : List.of(Column.QUESTION, Column.ANSWER)) {
            if (!present.contains(needed)) {
                problems.accept(Problem.error(file, line, "缺少“" + needed.label() + "”这一列", "第一行写列名，例如“问题,相似问,答案,分类”"));
            }
        }
        return present.contains(Column.QUESTION) && present.contains(Column.ANSWER);
    }

    private static Row row(int number, List<@Nullable Column> columns, List<String> cells) {
        Map<Column, List<String>> values = new EnumMap<>(Column.class);
        for (int index = 0; index < Math.min(columns.size(), cells.size()); index++) {
            Column column = columns.get(index);
            if (column != null) {
                values.computeIfAbsent(column, ignored -> new ArrayList<>()).add(cells.get(index));
            }
        }
        return new Row(number, values);
    }

    private static boolean isEmpty(List<String> cells) {
        return cells.stream().allMatch(String::isBlank);
    }
}
