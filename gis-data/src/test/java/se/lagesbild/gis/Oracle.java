package se.lagesbild.gis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the reference results in {@code src/test/resources/oracles}; plain CSV without quotes. */
public final class Oracle {

    private Oracle() {}

    /** Rows in the order of the file, by column name; Inf is infinity. */
    public static List<Map<String, String>> rows(String file) {
        try (var in = Objects.requireNonNull(Oracle.class.getResourceAsStream("/oracles/" + file), file)) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var header = lines.get(0).split(",", -1);
            var rows = new ArrayList<Map<String, String>>();
            for (var line : lines.subList(1, lines.size())) {
                var cells = line.split(",", -1);
                var row = new HashMap<String, String>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double number(Map<String, String> row, String column) {
        var text = Objects.requireNonNull(row.get(column), column);
        return text.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    public static double[] column(List<Map<String, String>> rows, String column) {
        return rows.stream().mapToDouble(row -> number(row, column)).toArray();
    }
}
