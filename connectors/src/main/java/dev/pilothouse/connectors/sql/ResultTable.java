package dev.pilothouse.connectors.sql;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The first rows of a query's result, as text.
///
/// @param columns the column names
/// @param rows the first rows; NULL is the empty text
/// @param more true if the query had more rows
record ResultTable(List<String> columns, List<List<String>> rows, boolean more) {

    static final int MOST_ROWS = 100;
    private static final int WIDEST = 60;

    static ResultTable read(ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= meta.getColumnCount(); column++) {
            columns.add(meta.getColumnLabel(column));
        }
        List<List<String>> rows = new ArrayList<>();
        boolean more = result.next();
        while (more && rows.size() < MOST_ROWS) {
            List<String> row = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                String value = result.getString(column);
                row.add(value == null ? "" : value);
            }
            rows.add(row);
            more = result.next();
        }
        return new ResultTable(columns, rows, more);
    }

    /// The values of the only row by column name, whatever its case; empty if there is not exactly
    /// one row.
    Map<String, String> onlyRow() {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; rows.size() == 1 && i < columns.size(); i++) {
            values.put(columns.get(i), rows.getFirst().get(i));
        }
        return values;
    }

    /// The table as lines of text.
    List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int width = shown(columns.get(i)).length();
            for (List<String> row : rows) {
                width = Math.max(width, shown(row.get(i)).length());
            }
            widths.add(width);
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(columns, widths));
        lines.add(line(Collections.nCopies(columns.size(), "-".repeat(WIDEST)), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(
                more
                        ? "(first %d rows)".formatted(rows.size())
                        : "(%d rows)".formatted(rows.size()));
        return lines;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            int width = widths.get(i);
            String cell = shown(cells.get(i));
            line.append(i == 0 ? "" : " | ")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "%-" + Math.max(1, width) + "s",
                                    cell.substring(0, Math.min(width, cell.length()))));
        }
        return line.toString().stripTrailing();
    }

    private static String shown(String value) {
        String oneLine = value.replaceAll("\\p{Cntrl}", " ");
        return oneLine.length() <= WIDEST ? oneLine : oneLine.substring(0, WIDEST - 1) + "…";
    }
}
