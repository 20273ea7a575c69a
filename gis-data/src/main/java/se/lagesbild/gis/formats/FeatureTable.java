package se.lagesbild.gis.formats;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import se.lagesbild.gis.geo.Crs;

/**
 * What a file of features says of itself.
 *
 * @param name of the table and the file: small letters, digits, underscores
 * @param title as people read it
 * @param crs metric system of the geometries that are written
 * @param zone of the times as text
 * @param shape as in GeoJSON, such as {@code Point}; {@code Geometry} where they differ
 * @param columns besides id and geometry, names unique
 * @param about what whoever opens the file should know (selection, source, time), in order
 */
public record FeatureTable(
        String name,
        String title,
        Crs crs,
        ZoneId zone,
        String shape,
        List<Column> columns,
        Map<String, String> about) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

    /** What the values of a column are. A {@code TIME} is an {@link java.time.Instant}. */
    public enum Kind {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        TIME
    }

    public record Column(String name, Kind kind, String title) {}

    public FeatureTable {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' cannot name a table".formatted(name));
        }
        columns = List.copyOf(columns);
        about = Collections.unmodifiableMap(new LinkedHashMap<>(about));
    }

    boolean points() {
        return shape.equals("Point");
    }
}
