package se.lagesbild.gis.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import se.lagesbild.gis.geo.Crs;

/** All feature tables of a GeoPackage, each in the system it names. The file is opened for reading only, and nothing in it is run: views are left out, computed columns refused. */
final class GeoPackageReader {
    private static final int HEAD = 8;
    /** Of the database's own small steps: two hundred thousand rows with two hundred columns take a fifth of it. */
    private static final long MOST_STEPS = 300_000_000;

    private static final int STEPS_AT_ONCE = 100_000;

    /** No value may grow out of a small file without bound. */
    private static final int LONGEST_VALUE_BYTES = 20_000_000;

    private static final int[] BOX_BYTES = {0, 32, 48, 48, 64};

    private GeoPackageReader() {}

    private record Table(String name, String column, Crs crs) {}

    static void read(Path file, FeatureFile.Listener listener) {
        var settings = new Properties();
        settings.setProperty("open_mode", "1"); // SQLITE_OPEN_READONLY
        settings.setProperty("limit_length", String.valueOf(LONGEST_VALUE_BYTES));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), settings)) {
            try (var statement = connection.createStatement()) {
                statement.execute("pragma trusted_schema = off");
            }
            ProgressHandler.setHandler(connection, STEPS_AT_ONCE, new Limit());
            onlyTables(connection);
            long row = 0;
            for (var table : tables(connection)) {
                row = read(connection, table, row, listener);
            }
        } catch (SQLException e) {
            if (e instanceof SQLiteException told && told.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT) {
                throw new FeatureFileException("too-much-work", e);
            }
            throw new FeatureFileException("not-a-geopackage", e);
        }
    }

    /** Stops a file that makes the database count without end. */
    private static final class Limit extends ProgressHandler {
        private long steps;

        @Override
        protected int progress() {
            steps += STEPS_AT_ONCE;
            return steps > MOST_STEPS ? 1 : 0;
        }
    }

    /** What is computed when it is read may take any time and any room. */
    private static void onlyTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var views = statement.executeQuery("""
                        select name from sqlite_master
                        where type = 'view' and lower(name) in ('gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys')
                        """)) {
            if (views.next()) {
                throw new FeatureFileException("not-a-geopackage", null);
            }
        }
    }

    private static void nothingComputed(Connection connection, String table) throws SQLException {
        try (var statement =
                connection.prepareStatement("select name from pragma_table_xinfo(?) where hidden in (2, 3)")) {
            statement.setString(1, table);
            try (var computed = statement.executeQuery()) {
                if (computed.next()) {
                    throw new FeatureFileException("computed-columns", null, table, computed.getString(1));
                }
            }
        }
    }

    private static List<Table> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select g.table_name, g.column_name, s.organization, s.organization_coordsys_id
                        from gpkg_geometry_columns g
                        join gpkg_contents c on c.table_name = g.table_name and c.data_type = 'features'
                        join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id
                        join sqlite_master m on m.name = g.table_name and m.type = 'table' and m.sql not like 'create virtual%'
                        order by g.table_name
                        limit 1000
                        """)) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getString(2), crs(rows.getString(3), rows.getInt(4))));
            }
        }
        if (tables.isEmpty()) {
            throw new FeatureFileException("no-feature-tables", null);
        }
        return tables;
    }

    private static Crs crs(String organization, int code) {
        try {
            if (organization.equalsIgnoreCase("EPSG")) {
                return Crs.of("EPSG:" + code);
            }
        } catch (IllegalArgumentException e) {
            throw new FeatureFileException("unknown-crs", e, "EPSG:" + code);
        }
        throw new FeatureFileException("unknown-crs", null, organization + ":" + code);
    }

    private static long read(Connection connection, Table table, long before, FeatureFile.Listener listener)
            throws SQLException {
        nothingComputed(connection, table.name());
        long row = before;
        var wkb = new WKBReader(table.crs().geometries());
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from " + GeoPackageTables.quoted(table.name()))) {
            while (rows.next()) {
                row++;
                try {
                    var geometry = geometry(wkb, rows.getBytes(table.column()));
                    listener.feature(row, geometry, table.crs(), values(rows, table));
                } catch (ParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
                    if (e instanceof FeatureFileException whole) {
                        throw whole;
                    }
                    listener.problem(
                            new RowProblem(row, "geometry-unreadable", "the geometry is no GeoPackage geometry"));
                }
            }
        }
        return row;
    }

    private static LinkedHashMap<String, @Nullable Object> values(ResultSet row, Table table) throws SQLException {
        var values = new LinkedHashMap<String, @Nullable Object>();
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var name = columns.getColumnName(i);
            Object value = row.getObject(i);
            if (!name.equals(table.column()) && !(value instanceof byte[])) {
                values.put(name, value instanceof Integer whole ? Long.valueOf(whole) : value);
            }
        }
        return values;
    }

    /** A short head that says how long the box after it is, then WKB. */
    private static @Nullable Geometry geometry(WKBReader wkb, byte @Nullable [] blob) throws ParseException {
        if (blob == null) {
            return null;
        }
        var bytes = ByteBuffer.wrap(blob);
        if (blob.length < HEAD || bytes.get() != 'G' || bytes.get() != 'P') {
            throw new IllegalArgumentException("no GeoPackage geometry");
        }
        int flags = bytes.order(ByteOrder.LITTLE_ENDIAN).get(3);
        int body = HEAD + BOX_BYTES[flags >> 1 & 7];
        var read = wkb.read(Arrays.copyOfRange(blob, body, blob.length));
        return read.isEmpty() ? null : read;
    }
}
