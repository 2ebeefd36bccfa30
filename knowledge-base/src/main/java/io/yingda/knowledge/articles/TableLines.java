package io.yingda.knowledge.articles;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** Writes a table as one line a row, each value after the name of its column. */
final class TableLines {

    private TableLines() {}

    static List<String> of(TableBlock table, Inlines inlines) {
        List<List<String>> rows = new ArrayList<>();
        collect(table, inlines, rows);
        List<String> names = rows.isEmpty() ? List.of() : rows.getFirst();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            List<String> parts = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                String name = column < names.size() ? names.get(column) : "";
                if (!row.get(column).isEmpty()) {
                    parts.add(name.isEmpty() ? row.get(column) : name + "：" + row.get(column));
                }
            }
            lines.add(String.join("，", parts));
        }
        return lines;
    }

    private static void collect(Node parent, Inlines inlines, List<List<String>> rows) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableRow row) {
                List<String> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    if (cell instanceof TableCell) {
                        cells.add(inlines.text(cell).strip());
                    }
                }
                rows.add(cells);
            } else {
                collect(child, inlines, rows);
            }
        }
    }
}
