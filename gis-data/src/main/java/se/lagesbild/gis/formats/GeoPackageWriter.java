package se.lagesbild.gis.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.gis.geo.Crs;

/**
 * A GeoPackage (OGC 12-128r17, version 1.3) with one table of features in their own system, a spatial index, and a table {@code about} that
 * says what the file holds. Times are UTC with milliseconds, as the format has them.
 */
public final class GeoPackageWriter implements FeatureWriter {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final FeatureTable table;
    private final Connection file;
    private final PreparedStatement rows;
    private final PreparedStatement index;
    private final GeoPackageGeometry geometries;
    private final Envelope extent = new Envelope();
    private long row;
    private int waiting;
    private int indexed;

    /**
     * Begins a file. Closing the writer finishes it; a file that was not closed is none.
     *
     * @param path no file, or an empty one
     * @param at when the file is made, as it will say
     */
    public GeoPackageWriter(FeatureTable table, Path path, Instant at) throws IOException {
        this.table = table;
        this.geometries = new GeoPackageGeometry(table.crs().srid());
        try {
            file = DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath());
            try (var statement = file.createStatement()) {
                // whoever loses power while a file is made asks for it again
                statement.execute("pragma journal_mode = off");
                statement.execute("pragma synchronous = off");
                statement.execute("pragma application_id = " + 0x47504B47);
                statement.execute("pragma user_version = 10300");
            }
            file.setAutoCommit(false);
            try (var statement = file.createStatement()) {
                for (var sql : GeoPackageTables.SYSTEM) {
                    statement.execute(sql);
                }
                for (var sql : GeoPackageTables.features(table)) {
                    statement.execute(sql);
                }
            }
            describe(at);
            var places = table.columns().stream().map(column -> ", ?").collect(Collectors.joining());
            rows = file.prepareStatement(
                    "insert into " + GeoPackageTables.quoted(table.name()) + " values (?, ?, ?" + places + ")");
            index = file.prepareStatement("insert into " + GeoPackageTables.quoted(GeoPackageTables.index(table))
                    + " values (?, ?, ?, ?, ?)");
        } catch (SQLException e) {
            throw new IOException("the GeoPackage cannot be made: " + e.getMessage(), e);
        }
    }

    private void describe(Instant at) throws SQLException {
        try (var systems = file.prepareStatement("insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, ?)")) {
            system(systems, "Undefined Cartesian", -1, "NONE", "undefined");
            system(systems, "Undefined geographic", 0, "NONE", "undefined");
            system(systems, "WGS 84", 4326, "EPSG", Crs.WGS_84.wkt());
            system(
                    systems,
                    table.crs().code(),
                    table.crs().srid(),
                    "EPSG",
                    table.crs().wkt());
        }
        try (var contents = file.prepareStatement(
                "insert into gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) values (?, ?, ?, ?, ?, ?)")) {
            set(
                    contents,
                    table.name(),
                    "features",
                    table.title(),
                    String.join("; ", table.about().values()),
                    TIME.format(at),
                    table.crs().srid());
            contents.execute();
            set(contents, GeoPackageTables.ABOUT, "attributes", GeoPackageTables.ABOUT, "", TIME.format(at), null);
            contents.execute();
        }
        try (var about =
                file.prepareStatement("insert into " + GeoPackageTables.ABOUT + " (name, value) values (?, ?)")) {
            for (var fact : table.about().entrySet()) {
                set(about, fact.getKey(), fact.getValue());
                about.execute();
            }
        }
    }

    private static void system(PreparedStatement systems, String name, int id, String organization, String definition)
            throws SQLException {
        set(systems, name, id, organization, id, definition, null);
        systems.execute();
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    @Override
    public void write(String id, @Nullable Geometry geometry, Map<String, ? extends @Nullable Object> values)
            throws IOException {
        try {
            rows.setLong(1, ++row);
            rows.setBytes(2, geometry == null ? null : geometries.write(geometry));
            rows.setString(3, id);
            int at = 3;
            for (var column : table.columns()) {
                rows.setObject(++at, stored(values.get(column.name())));
            }
            rows.addBatch();
            if (geometry != null && !geometry.isEmpty()) {
                var box = geometry.getEnvelopeInternal();
                extent.expandToInclude(box);
                set(index, row, box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY());
                index.addBatch();
                indexed++;
            }
            if (++waiting == ROWS_AT_ONCE) {
                flush();
            }
        } catch (SQLException e) {
            throw new IOException("row %d cannot be written: %s".formatted(row, e.getMessage()), e);
        }
    }

    private void flush() throws SQLException {
        if (waiting > 0) {
            rows.executeBatch();
            waiting = 0;
        }
        if (indexed > 0) {
            index.executeBatch();
            indexed = 0;
        }
    }

    private static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof Instant at) {
            return TIME.format(at);
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return value == null || value instanceof Number ? value : value.toString();
    }

    @Override
    public void close() throws IOException {
        try {
            if (file.isClosed()) {
                return;
            }
            try (file) {
                flush();
                if (!extent.isNull()) {
                    try (var box = file.prepareStatement(
                            "update gpkg_contents set min_x = ?, min_y = ?, max_x = ?, max_y = ? where data_type = 'features'")) {
                        set(box, extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY());
                        box.execute();
                    }
                }
                rows.close();
                index.close();
                try (var statement = file.createStatement()) {
                    for (var sql : GeoPackageTables.triggers(table)) {
                        statement.execute(sql);
                    }
                }
                file.commit();
            }
        } catch (SQLException e) {
            throw new IOException("the GeoPackage cannot be finished: " + e.getMessage(), e);
        }
    }
}
