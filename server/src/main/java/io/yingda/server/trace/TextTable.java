package io.yingda.server.trace;

import java.util.ArrayList;
import java.util.List;

/** Rows of text whose columns line up in a terminal, where a Chinese character takes two places. */
public final class TextTable {

    private static final String GAP = "  ";
    /** First and last of each range that Unicode calls wide, pictures included. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6,
        0x1F300, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private final List<List<String>> rows = new ArrayList<>();

    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The rows, each padded to the widest cell of every column but the last, with this before each. */
    public List<String> lines(String indent) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return rows.stream().map(row -> indent + line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - width(cell))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** Places a text takes: two for wide characters, none for those that join the one before. */
    static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || type == Character.CONTROL) {
            return 0;
        }
        for (int index = 0; index < WIDE.length; index += 2) {
            if (character >= WIDE[index] && character <= WIDE[index + 1]) {
                return 2;
            }
        }
        return 1;
    }
}
