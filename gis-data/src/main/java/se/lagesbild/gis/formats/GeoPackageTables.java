package se.lagesbild.gis.formats;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of a GeoPackage, as its specification (OGC 12-128r17) words them. */
final class GeoPackageTables {
    static final String ABOUT = "about";
    private static final String GEOMETRY = "geom";
    private static final String KEY = "fid";
    private static final Set<String> OWN = Set.of(KEY, GEOMETRY, "id");

    private GeoPackageTables() {}

    static final List<String> SYSTEM = List.of(
            """
            create table gpkg_spatial_ref_sys (
              srs_name text not null, srs_id integer primary key, organization text not null,
              organization_coordsys_id integer not null, definition text not null, description text)""",
            """
            create table gpkg_contents (
              table_name text not null primary key, data_type text not null, identifier text unique, description text default '',
              last_change datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
              min_x double, min_y double, max_x double, max_y double, srs_id integer,
              constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id))""",
            """
            create table gpkg_geometry_columns (
              table_name text not null, column_name text not null, geometry_type_name text not null, srs_id integer not null,
              z tinyint not null, m tinyint not null,
              constraint pk_geom_cols primary key (table_name, column_name),
              constraint uk_gc_table_name unique (table_name),
              constraint fk_gc_tn foreign key (table_name) references gpkg_contents (table_name),
              constraint fk_gc_srs foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id))""",
            """
            create table gpkg_extensions (
              table_name text, column_name text, extension_name text not null, definition text not null, scope text not null,
              constraint ge_tce unique (table_name, column_name, extension_name))""",
            "create table about (id integer primary key autoincrement not null, name text not null, value text)");

    /** Table, its place in the catalogue, and its spatial index. */
    static List<String> features(FeatureTable table) {
        var names = new HashSet<>(OWN);
        var columns = table.columns().stream()
                .map(column -> ", " + quoted(free(column.name(), names)) + " " + type(column.kind()))
                .collect(Collectors.joining());
        var name = quoted(table.name());
        var index = index(table);
        return List.of(
                "create table %s (%s integer primary key autoincrement not null, %s %s, id text unique%s)"
                        .formatted(name, KEY, GEOMETRY, shape(table), columns),
                "insert into gpkg_geometry_columns values ('%s', '%s', '%s', %d, 0, 0)"
                        .formatted(
                                table.name(),
                                GEOMETRY,
                                shape(table),
                                table.crs().srid()),
                "create virtual table %s using rtree(id, minx, maxx, miny, maxy)".formatted(quoted(index)),
                "insert into gpkg_extensions values ('%s', '%s', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')"
                        .formatted(table.name(), GEOMETRY));
    }

    /** SQLite takes {@code ID} and {@code id} for the same column. */
    private static String free(String name, Set<String> taken) {
        var free = name;
        while (!taken.add(free.toLowerCase(Locale.ROOT))) {
            free += "_";
        }
        return free;
    }

    /** What keeps the index right when another program edits the file; made last, since the functions are that program's. */
    static List<String> triggers(FeatureTable table) {
        var there = "(new.geom not null and not ST_IsEmpty(new.geom))";
        var gone = "(new.geom isnull or ST_IsEmpty(new.geom))";
        var add =
                "insert or replace into %2$s values (new.fid, ST_MinX(new.geom), ST_MaxX(new.geom), ST_MinY(new.geom), ST_MaxY(new.geom)); ";
        var drop = "delete from %2$s where id = old.fid; ";
        return List.of(
                        "_insert\" after insert on %1$s when " + there + " begin " + add + "end",
                        "_update1\" after update of geom on %1$s when old.fid = new.fid and " + there + " begin " + add
                                + "end",
                        "_update2\" after update of geom on %1$s when old.fid = new.fid and " + gone + " begin " + drop
                                + "end",
                        "_update3\" after update on %1$s when old.fid != new.fid and " + there + " begin " + drop + add
                                + "end",
                        "_update4\" after update on %1$s when old.fid != new.fid and " + gone
                                + " begin delete from %2$s where id in (old.fid, new.fid); end",
                        "_delete\" after delete on %1$s when old.geom not null begin " + drop + "end")
                .stream()
                .map(sql -> ("create trigger \"" + index(table) + sql)
                        .formatted(quoted(table.name()), quoted(index(table))))
                .toList();
    }

    static String index(FeatureTable table) {
        return "rtree_" + table.name() + "_" + GEOMETRY;
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String shape(FeatureTable table) {
        return table.shape().toUpperCase(Locale.ROOT);
    }

    private static String type(FeatureTable.Kind kind) {
        return switch (kind) {
            case TEXT -> "TEXT";
            case INTEGER -> "INTEGER";
            case NUMBER -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case TIME -> "DATETIME";
        };
    }
}
