package io.yingda.knowledge.importing;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of questions and answers.
 *
 * @param columns the columns it has
 * @param rows in order, empty rows left out
 */
record Table(Set<Column> columns, List<Row> rows) {

    static final Table EMPTY = new Table(EnumSet.noneOf(Column.class), List.of());

    Table {
        rows = List.copyOf(rows);
    }

    /**
     * @param number as the program that wrote the table counts it, from 1
     * @param cells what is in each column; several columns of the same kind give several texts
     */
    record Row(int number, Map<Column, List<String>> cells) {

        Row {
            cells = cells.isEmpty() ? new EnumMap<>(Column.class) : new EnumMap<>(cells);
        }

        /** The first text of a column that is not blank, stripped; empty when there is none. */
        String text(Column column) {
            return cells.getOrDefault(column, List.of()).stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        List<String> texts(Column column) {
            return cells.getOrDefault(column, List.of());
        }
    }
}
