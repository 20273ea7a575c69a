package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.gis.formats.FeatureFile.Format;
import se.lagesbild.gis.formats.FeatureTable.Column;
import se.lagesbild.gis.formats.FeatureTable.Kind;
import se.lagesbild.gis.geo.Crs;

/** What is read out of files that people hand in. The point is 13.157 E, 55.376 N (checked with PROJ, see CrsTest). */
class FeatureFileTest {
    private static final Crs SWEREF = Crs.of("EPSG:3008");
    private static final double EAST = 128_255.80;
    private static final double NORTH = 6_139_142.82;

    @TempDir
    Path folder;

    private record Told(long row, @Nullable Geometry geometry, Crs crs, Map<String, @Nullable Object> values) {}

    /** Keeps what it hears. */
    private static final class Heard implements FeatureFile.Listener {
        final List<Told> features = new ArrayList<>();
        final List<RowProblem> problems = new ArrayList<>();

        @Override
        public void feature(long row, @Nullable Geometry geometry, Crs crs, Map<String, @Nullable Object> values) {
            features.add(new Told(row, geometry, crs, values));
        }

        @Override
        public void problem(RowProblem problem) {
            problems.add(problem);
        }
    }

    private Heard read(Format format, String text) throws IOException {
        return read(format, Files.writeString(folder.resolve("file"), text), Crs.WGS_84);
    }

    private static Heard read(Format format, Path file, Crs given) {
        var heard = new Heard();
        FeatureFile.read(file, format, given, SWEREF, heard);
        return heard;
    }

    private static void isThePoint(Told told) {
        var point = Crs.WGS_84.from(
                told.crs(), told.geometry().getCoordinate().x, told.geometry().getCoordinate().y);
        assertThat(point.getX()).isCloseTo(13.157, within(1e-6));
        assertThat(point.getY()).isCloseTo(55.376, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lat;lon;namn\n55,376;13,157;Torget\n",
                "\ufeffnamn,Longitude,Latitude\nTorget,13.157,55.376\n",
                "N;E;namn\n6 139 142,82;128255,80;Torget\n",
                "namn;öst;nord\nTorget;128255.80;6139142.82\n"
            })
    void csvIsKnownByTheNamesOfItsColumns(String text) throws IOException {
        var heard = read(Format.CSV, text);
        assertThat(heard.problems).isEmpty();
        var only = heard.features.get(0);
        assertThat(only.row()).isEqualTo(2);
        assertThat(only.values()).containsExactly(Map.entry("namn", "Torget"));
        isThePoint(only);
    }

    @Test
    void csvTellsTheRowsWithoutAPositionAndKeepsTheOthers() throws IOException {
        var heard = read(Format.CSV, "lat;lon;namn\n;13,157;a\n55,376;öst;b\n55,376;13,157;\n");
        assertThat(heard.problems).extracting(RowProblem::line).containsExactly(2L, 3L);
        assertThat(heard.problems).extracting(RowProblem::code).containsOnly("no-position");
        assertThat(heard.features)
                .singleElement()
                .satisfies(one -> assertThat(one.values()).containsEntry("namn", null));
    }

    @Test
    void csvWithLettersForAxesIsInTheSystemThatWasSaid() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x;y\n128255,80;6139142,82\n");
        isThePoint(read(Format.CSV, file, SWEREF).features.get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                                                   | 13.157, 55.376
            "crs":{"properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},      | 13.157, 55.376
            "crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::3008"}},         | 128255.80, 6139142.82
            "crs":{"properties":{"name":"EPSG:3008"}},                          | 128255.80, 6139142.82
            "crs":null,                                                         | 13.157, 55.376
            """)
    void geoJsonIsInTheSystemThatItNames(String crs, String coordinates) throws IOException {
        var feature = """
                {"type":"Feature","geometry":{"type":"Point","coordinates":[%s]},
                 "properties":{"namn":"Torget","n":3,"kvot":0.5,"sant":true,"inget":null,"lista":[1,2]}}""".formatted(coordinates);
        var member = crs == null ? "" : crs;
        for (var text : List.of(
                "{\"type\":\"FeatureCollection\",%s\"features\":[%s]}".formatted(member, feature),
                "{\"features\":[%s],%s\"type\":\"FeatureCollection\"}".formatted(feature, member),
                "{%s%s".formatted(member, feature.substring(1)))) {
            var heard = read(Format.GEOJSON, text);
            assertThat(heard.problems).as(text).isEmpty();
            var only = heard.features.get(0);
            isThePoint(only);
            assertThat(only.values())
                    .containsEntry("namn", "Torget")
                    .containsEntry("n", 3L)
                    .containsEntry("kvot", 0.5)
                    .containsEntry("sant", true)
                    .containsEntry("inget", null)
                    .containsEntry("lista", "[1,2]");
        }
    }

    @Test
    void geoJsonTellsTheFeaturesThatCannotBeUsedAndKeepsTheOthers() throws IOException {
        var heard = read(Format.GEOJSON, """
                {"type":"FeatureCollection","features":[
                  {"type":"Point"},
                  {"type":"Feature","geometry":{"type":"Point","coordinates":[200,0]},"properties":{}},
                  {"type":"Feature","geometry":null,"properties":null}]}""");
        assertThat(heard.problems).extracting(RowProblem::line).containsExactly(1L, 2L);
        assertThat(heard.features).singleElement().satisfies(one -> {
            assertThat(one.geometry()).isNull();
            assertThat(one.values()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GEOJSON | []                                                                          | not-geojson
            GEOJSON | {"type":"Polygon"}                                                          | not-geojson
            GEOJSON | {"type":"FeatureCollection","features":[{]}                                 | not-geojson
            GEOJSON | {"type":"FeatureCollection","crs":{"properties":{"name":"Mars"}},"features":[]}      | unknown-crs
            GEOJSON | {"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:999999"}},"features":[]} | unknown-crs
            CSV     | a;b                                                                         | no-position-columns
            GPKG    | no database                                                                 | not-a-geopackage
            """)
    void saysWhyAFileCannotBeReadAtAll(Format format, String text, String code) {
        assertThatThrownBy(() -> read(format, text))
                .isInstanceOfSatisfying(
                        FeatureFileException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private Path geoPackage() throws IOException {
        var file = folder.resolve(UUID.randomUUID() + ".gpkg");
        var table = new FeatureTable(
                "platser",
                "Platser",
                SWEREF,
                ZoneId.of("Europe/Stockholm"),
                "Point",
                List.of(new Column("namn", Kind.TEXT, "Namn"), new Column("n", Kind.INTEGER, "Antal")),
                Map.of());
        try (var writer = new GeoPackageWriter(table, file, Instant.parse("2026-11-23T20:15:30Z"))) {
            writer.write("a", SWEREF.point(EAST, NORTH), Map.of("namn", "Torget", "n", 3));
            writer.write("b", null, Map.of("namn", "Ingenstans"));
        }
        return file;
    }

    @Test
    void aGeoPackageGivesBackWhatWasWritten() throws IOException {
        var heard = read(Format.GPKG, geoPackage(), Crs.WGS_84);
        assertThat(heard.problems).isEmpty();
        assertThat(heard.features).hasSize(2);
        isThePoint(heard.features.get(0));
        assertThat(heard.features.get(0).crs()).isSameAs(SWEREF);
        assertThat(heard.features.get(0).values())
                .containsEntry("namn", "Torget")
                .containsEntry("n", 3L);
        assertThat(heard.features.get(1).geometry()).isNull();
    }

    @Test
    void aGeometryThatIsNoneIsTheRowsFaultAlone() throws IOException, SQLException {
        var file = geoPackage();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            var column = "geom";
            try (var rows = statement.executeQuery("select column_name from gpkg_geometry_columns")) {
                rows.next();
                column = rows.getString(1);
            }
            // the index of the table asks for functions that only a GIS brings
            var triggers = new ArrayList<String>();
            try (var rows = statement.executeQuery("select name from sqlite_master where type = 'trigger'")) {
                while (rows.next()) {
                    triggers.add(rows.getString(1));
                }
            }
            for (var trigger : triggers) {
                statement.execute("drop trigger \"" + trigger + "\"");
            }
            statement.executeUpdate("update platser set \"" + column + "\" = x'00' where namn = 'Torget'");
        }
        var heard = read(Format.GPKG, file, Crs.WGS_84);
        assertThat(heard.problems).extracting(RowProblem::code).containsExactly("geometry-unreadable");
        assertThat(heard.features).hasSize(1);
    }

    @Test
    void aGeoPackageWithoutFeaturesOrInAnUnknownSystemIsRefused() throws IOException, SQLException {
        var file = geoPackage();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("update gpkg_spatial_ref_sys set organization = 'NONE' where srs_id = 3008");
            assertThatThrownBy(() -> read(Format.GPKG, file, Crs.WGS_84))
                    .isInstanceOfSatisfying(FeatureFileException.class, e -> {
                        assertThat(e.code()).isEqualTo("unknown-crs");
                        assertThat(e.args()).containsExactly("NONE:3008");
                    });
            statement.executeUpdate("update gpkg_contents set data_type = 'attributes'");
        }
        assertThatThrownBy(() -> read(Format.GPKG, file, Crs.WGS_84))
                .isInstanceOfSatisfying(
                        FeatureFileException.class, e -> assertThat(e.code()).isEqualTo("no-feature-tables"));
    }

    /** As a hostile file: statements that any tool can put into a GeoPackage. */
    private Path geoPackageAfter(String... statements) throws IOException, SQLException {
        var file = geoPackage();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
        return file;
    }

    private void isRefused(Path file, String code) {
        assertThatThrownBy(() -> read(Format.GPKG, file, Crs.WGS_84))
                .isInstanceOfSatisfying(
                        FeatureFileException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aGeoPackageThatComputesIsNotRun() throws IOException, SQLException {
        isRefused(
                geoPackageAfter(
                        "alter table platser add column stor text generated always as (hex(zeroblob(9000000))) virtual"),
                "computed-columns");
        isRefused(
                geoPackageAfter(
                        "alter table gpkg_contents rename to innehall",
                        "create view gpkg_contents as select * from innehall"),
                "not-a-geopackage");
    }

    @Test
    void aViewIsLeftOut() throws IOException, SQLException {
        var file = geoPackageAfter(
                "create view utan_slut as with recursive r(n) as (select 1 union all select n + 1 from r) select n as fid, null as geom from r",
                "insert into gpkg_contents select 'utan_slut', data_type, 'utan_slut', description, last_change, min_x, min_y, max_x, max_y, srs_id from gpkg_contents where table_name = 'platser'",
                "insert into gpkg_geometry_columns select 'utan_slut', column_name, geometry_type_name, srs_id, z, m from gpkg_geometry_columns where table_name = 'platser'");
        assertThat(read(Format.GPKG, file, Crs.WGS_84).features).hasSize(2);
    }

    @Test
    void aGeoPackageThatTakesWithoutEndIsStopped() throws IOException, SQLException {
        // ten thousand million ways to put the three tables together
        var many = "with recursive r(n) as (select 1 union all select n + 1 from r where n < 100000) select ";
        isRefused(
                geoPackageAfter(
                        "drop table gpkg_geometry_columns",
                        "create table gpkg_geometry_columns as " + many
                                + "'platser' as table_name, 'geom' as column_name, 3008 as srs_id from r",
                        "alter table gpkg_spatial_ref_sys rename to system",
                        "create table gpkg_spatial_ref_sys as " + many
                                + "3008 as srs_id, 'EPSG' as organization, 3008 as organization_coordsys_id from r"),
                "too-much-work");
    }

    @Test
    void aFeatureThatWouldFillTheMemoryIsRefusedBeforeItIsRead() throws IOException {
        var file = folder.resolve("stor.geojson");
        try (var out = java.nio.file.Files.newBufferedWriter(file)) {
            out.write(
                    "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"geometry\": null, \"properties\": {}},\n");
            out.write(
                    "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"LineString\", \"coordinates\": [");
            for (int i = 0; i < 300_000; i++) {
                out.write("[13.1,55.3],");
            }
            out.write("[13.1,55.3]]}}]}");
        }
        assertThatThrownBy(() -> read(Format.GEOJSON, file, Crs.WGS_84))
                .isInstanceOfSatisfying(FeatureFileException.class, e -> {
                    assertThat(e.code()).isEqualTo("feature-too-large");
                    assertThat(e.args()).containsExactly(2L, 1_000_000L);
                });
    }
}
