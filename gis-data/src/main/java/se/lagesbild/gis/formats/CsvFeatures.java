package se.lagesbild.gis.formats;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.gis.geo.Crs;

/**
 * A table for spreadsheets: UTF-8 with a byte order mark, semicolon, ISO 8601 times with the area's offset. Points stand as {@code lat},
 * {@code lon} and, in the system of the column {@code crs}, as {@code N} and {@code E}; other geometries as {@code wkt} in that system.
 * A text that a spreadsheet would take for a formula begins with an apostrophe. A row that is an example says so in its column
 * {@code example}.
 */
public final class CsvFeatures implements FeatureWriter {
    private static final String FORMULA = "=+-@\t\r\n";
    private static final int DEGREE_DECIMALS = 7;
    private static final int METRE_DECIMALS = 3;

    /** The column that says whether a row is made up. */
    private static final String EXAMPLE = "example";

    private final FeatureTable table;
    private final boolean comma;
    private final CsvWriter csv;

    /**
     * Closing the writer closes the stream.
     *
     * @param comma to write numbers with a decimal comma
     */
    public CsvFeatures(FeatureTable table, OutputStream out, boolean comma) throws IOException {
        this.table = table;
        this.comma = comma;
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        text.write('\ufeff');
        csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        var header = new ArrayList<String>(List.of("id"));
        header.addAll(table.points() ? List.of("lat", "lon", "N", "E", "crs") : List.of("wkt", "crs"));
        table.columns().forEach(column -> header.add(column.name()));
        csv.writeRecord(header);
    }

    @Override
    public void write(String id, @Nullable Geometry geometry, Map<String, ? extends @Nullable Object> values)
            throws IOException {
        var cells = new ArrayList<String>(table.columns().size() + 6);
        cells.add(harmless(id));
        if (table.points()) {
            position(geometry, cells);
        } else {
            cells.add(geometry == null ? "" : geometry.toText());
        }
        cells.add(geometry == null ? "" : table.crs().code());
        for (var column : table.columns()) {
            cells.add(cell(column, values.get(column.name())));
        }
        csv.writeRecord(cells);
    }

    private void position(@Nullable Geometry geometry, List<String> cells) {
        if (geometry == null) {
            cells.addAll(List.of("", "", "", ""));
            return;
        }
        var metric = geometry.getCoordinate();
        var degrees = Crs.WGS_84.from(table.crs(), metric.x, metric.y);
        cells.add(number(degrees.getY(), DEGREE_DECIMALS));
        cells.add(number(degrees.getX(), DEGREE_DECIMALS));
        cells.add(number(metric.y, METRE_DECIMALS));
        cells.add(number(metric.x, METRE_DECIMALS));
    }

    private String cell(FeatureTable.Column column, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant at) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(table.zone()));
        }
        if (value instanceof Boolean flag) {
            return column.name().equals(EXAMPLE) ? flag ? "exempel" : "" : flag.toString();
        }
        if (value instanceof Double || value instanceof Float) {
            return number(((Number) value).doubleValue(), 9);
        }
        return value instanceof Number number ? number.toString() : harmless(value.toString());
    }

    private String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "";
        }
        var text = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
        return comma ? text.replace('.', ',') : text;
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
