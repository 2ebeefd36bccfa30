package io.yingda.knowledge.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the cells of the first sheet of an Excel workbook that has any. */
final class WorkbookCells {

    private WorkbookCells() {}

    static List<List<String>> read(Path source) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(source.toFile())) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                List<List<String>> rows = rows(sheet);
                if (!rows.isEmpty()) {
                    return rows;
                }
            }
            return List.of();
        }
    }

    private static List<List<String>> rows(Sheet sheet) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Stream<Row> stream = sheet.openStream()) {
            for (Iterator<Row> iterator = stream.iterator(); iterator.hasNext(); ) {
                Row row = iterator.next();
                // The file leaves empty rows out; our row numbers are those people see.
                while (rows.size() < row.getRowNum() - 1) {
                    rows.add(List.of());
                }
                rows.add(cells(row));
            }
        }
        return rows;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            cells.add(row.hasCell(column) ? row.getCellText(column) : "");
        }
        return cells;
    }
}
