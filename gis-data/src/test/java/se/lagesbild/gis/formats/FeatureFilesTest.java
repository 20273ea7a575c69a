package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;
import se.lagesbild.gis.formats.FeatureTable.Column;
import se.lagesbild.gis.formats.FeatureTable.Kind;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every field and the coordinate system come back from each file. */
class FeatureFilesTest {
    private static final Crs SWEREF = Crs.of("EPSG:3008");
    private static final Instant AT = Instant.parse("2026-11-23T20:15:30.25Z");

    /** 13.157 E, 55.376 N (checked with PROJ, see CrsTest). */
    private static final Geometry POINT = SWEREF.point(128_255.80, 6_139_142.82);

    private static final Map<String, String> ABOUT = Map.of("filter", "setting=PORT & \"x\"");

    @TempDir
    Path folder;

    private static FeatureTable table(String shape) {
        return new FeatureTable(
                "observationer",
                "Observationer",
                SWEREF,
                ZoneId.of("Europe/Stockholm"),
                shape,
                List.of(
                        new Column("note", Kind.TEXT, "Anteckning"),
                        new Column("weight", Kind.INTEGER, "Vikt"),
                        new Column("accuracy", Kind.NUMBER, "Noggrannhet"),
                        new Column("example", Kind.BOOLEAN, "Exempel"),
                        new Column("occurredAt", Kind.TIME, "Hände")),
                ABOUT);
    }

    private static Map<String, Object> values(String note, boolean example) {
        var values = new LinkedHashMap<String, Object>();
        values.put("note", note);
        values.put("weight", -3);
        values.put("accuracy", 12.5);
        values.put("example", example);
        values.put("occurredAt", AT);
        return values;
    }

    private static void fill(FeatureWriter writer) throws IOException {
        writer.write("a", POINT, values("räksmörgås; \"citat\"\noch ny rad", true));
        writer.write("b", null, values("=2+5", false));
        writer.write("c", POINT, Map.of());
    }

    @Test
    void csvIsReadByASwedishSpreadsheet() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new CsvFeatures(table("Point"), out, true)) {
            fill(writer);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("\ufeffid;lat;lon;N;E;crs;note;weight;accuracy;example;occurredAt\r\n")
                .contains(";6139142,82;128255,8;EPSG:3008;");
        try (var rows = CsvSource.open(new ByteArrayInputStream(out.toByteArray()))) {
            var read = rows.iterator();
            var first = read.next();
            assertThat(first.get("note")).isEqualTo("räksmörgås; \"citat\"\noch ny rad");
            assertThat(first.get("weight")).as("a number is no formula").isEqualTo("-3");
            assertThat(first.get("accuracy")).isEqualTo("12,5");
            assertThat(first.get("example")).isEqualTo("exempel");
            assertThat(first.get("occurredAt")).isEqualTo("2026-11-23T21:15:30.25+01:00");
            assertThat(Double.parseDouble(first.get("lat").replace(',', '.'))).isCloseTo(55.376, within(1e-6));
            assertThat(Double.parseDouble(first.get("lon").replace(',', '.'))).isCloseTo(13.157, within(1e-6));
            var second = read.next();
            assertThat(second.get("note")).isEqualTo("'=2+5");
            assertThat(second.get("example")).isEmpty();
            assertThat(second.get("N")).isEmpty();
            assertThat(read.next().get("note")).isEmpty();
        }
    }

    @Test
    void csvMakesEveryFormulaHarmlessAndKeepsTheDecimalPoint() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new CsvFeatures(table("Point"), out, false)) {
            for (var text : List.of("=A1", "+46", "-1", "@x", "\t=A1", "plain")) {
                writer.write("-" + text, POINT, Map.of("note", text, "accuracy", -0.5));
            }
        }
        int n = 0;
        try (var rows = CsvSource.open(new ByteArrayInputStream(out.toByteArray()))) {
            for (var row : rows) {
                assertThat(row.get("note").charAt(0)).isIn('\'', 'p');
                assertThat(row.get("id")).startsWith("'-");
                assertThat(row.get("accuracy")).isEqualTo("-0.5");
                assertThat(row.get("E")).isEqualTo("128255.8");
                n++;
            }
        }
        assertThat(n).isEqualTo(6);
    }

    @Test
    void csvGivesOtherShapesAsText() throws IOException, ParseException {
        var out = new ByteArrayOutputStream();
        var line = SWEREF.geometries().createGeometry(new WKTReader().read("LINESTRING (1 2, 3 4.5)"));
        try (var writer = new CsvFeatures(table("LineString"), out, true)) {
            writer.write("a", line, Map.of());
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("id;wkt;crs;note")
                .contains("a;LINESTRING (1 2, 3 4.5);EPSG:3008;");
    }

    @Test
    void geoJsonIsWgs84AndSaysWhatItHolds() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new GeoJsonFeatures(table("Point"), out)) {
            fill(writer);
        }
        checkGeoJson(new JsonMapper().readTree(out.toByteArray()), "2026-11-23T21:15:30.25+01:00");
    }

    private static void checkGeoJson(JsonNode read, String at) {
        assertThat(read.path("about").path("filter").asString()).isEqualTo("setting=PORT & \"x\"");
        assertThat(read.path("features").size()).isEqualTo(3);
        var first = read.path("features").path(0);
        assertThat(first.path("id").asString()).isEqualTo("a");
        var coordinates = first.path("geometry").path("coordinates");
        assertThat(coordinates.path(0).asDouble()).isCloseTo(13.157, within(1e-6));
        assertThat(coordinates.path(1).asDouble()).isCloseTo(55.376, within(1e-6));
        var properties = first.path("properties");
        assertThat(properties.path("note").asString()).isEqualTo("räksmörgås; \"citat\"\noch ny rad");
        assertThat(properties.path("weight").asInt()).isEqualTo(-3);
        assertThat(properties.path("accuracy").asDouble()).isEqualTo(12.5);
        assertThat(properties.path("example").asBoolean()).isTrue();
        assertThat(properties.path("occurredAt").asString()).isEqualTo(at);
        assertThat(read.path("features").path(1).path("geometry").isNull()).isTrue();
        assertThat(read.path("features").path(2).path("properties").isEmpty()).isTrue();
    }

    private Path geoPackage() throws IOException {
        var path = folder.resolve("file.gpkg");
        try (var writer = new GeoPackageWriter(table("Point"), path, AT)) {
            fill(writer);
        }
        return path;
    }

    @Test
    void aGeoPackageHoldsFieldsSystemAndWhatItIsAbout() throws IOException, SQLException, ParseException {
        var path = geoPackage();
        var head = Files.readAllBytes(path);
        assertThat(new String(head, 68, 4, StandardCharsets.US_ASCII)).isEqualTo("GPKG");
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + path);
                var statement = file.createStatement()) {
            try (var rows = statement.executeQuery("select * from observationer order by fid")) {
                rows.next();
                assertThat(rows.getString("id")).isEqualTo("a");
                assertThat(rows.getString("note")).contains("räksmörgås");
                assertThat(rows.getInt("weight")).isEqualTo(-3);
                assertThat(rows.getDouble("accuracy")).isEqualTo(12.5);
                assertThat(rows.getInt("example")).isEqualTo(1);
                assertThat(rows.getString("occurredAt")).isEqualTo("2026-11-23T20:15:30.250Z");
                var blob = ByteBuffer.wrap(rows.getBytes("geom")).order(ByteOrder.LITTLE_ENDIAN);
                assertThat(blob.getInt(4)).as("the system").isEqualTo(3008);
                var body = new byte[blob.capacity() - 8];
                blob.get(8, body);
                assertThat(new WKBReader().read(body).getCoordinate()).isEqualTo(POINT.getCoordinate());
                rows.next();
                assertThat(rows.getBytes("geom")).isNull();
            }
            assertThat(one(statement, "select count(*) from rtree_observationer_geom"))
                    .isEqualTo("2");
            assertThat(one(statement, "select value from about where name = 'filter'"))
                    .isEqualTo("setting=PORT & \"x\"");
            assertThat(one(statement, "select definition from gpkg_spatial_ref_sys where srs_id = 3008"))
                    .contains("SWEREF99");
            assertThat(one(statement, "select max_y from gpkg_contents where table_name = 'observationer'"))
                    .isEqualTo("6139142.82");
            assertThat(one(statement, "pragma integrity_check")).isEqualTo("ok");
            assertThat(statement.executeQuery("pragma foreign_key_check").next())
                    .isFalse();
        }
    }

    private static String one(java.sql.Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void columnsThatClashWithItsOwnGetAnotherName() throws IOException, SQLException {
        var clashing = new FeatureTable(
                "own",
                "Own",
                SWEREF,
                ZoneId.of("UTC"),
                "Geometry",
                List.of(
                        new Column("FID", Kind.TEXT, ""),
                        new Column("geom", Kind.TEXT, ""),
                        new Column("a\"b", Kind.TEXT, "")),
                Map.of());
        var path = folder.resolve("own.gpkg");
        try (var writer = new GeoPackageWriter(clashing, path, AT)) {
            writer.write("1", SWEREF.geometries().createPolygon(), Map.of("FID", "x", "geom", "y", "a\"b", "z"));
        }
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + path);
                var statement = file.createStatement()) {
            assertThat(one(statement, "select \"FID_\" || \"geom_\" || \"a\"\"b\" from own"))
                    .isEqualTo("xyz");
        }
    }

    /** The tool that most others are built on reads the file, and gives it back as GeoJSON with every field. */
    @Test
    void gdalReadsTheGeoPackageWithoutAWarning() throws IOException, InterruptedException {
        assumeTrue(found("ogr2ogr"), "GDAL (gdal-bin) is not installed");
        var path = geoPackage();
        var info = run("ogrinfo", "-so", path.toString(), "observationer");
        assertThat(info)
                .contains("Feature Count: 3", "ID[\"EPSG\",3008]", "Geometry: Point", "Extent: (128255.8")
                .doesNotContainIgnoringCase("warning")
                .doesNotContain("ERROR");
        var json = folder.resolve("back.geojson");
        run("ogr2ogr", "-f", "GeoJSON", "-t_srs", "OGC:CRS84", json.toString(), path.toString(), "observationer");
        var back = new JsonMapper().readTree(Files.readAllBytes(json));
        var first = back.path("features").path(0);
        assertThat(first.path("geometry").path("coordinates").path(0).asDouble())
                .as("longitude, not northing")
                .isCloseTo(13.157, within(1e-6));
        assertThat(first.path("properties").path("note").asString()).isEqualTo("räksmörgås; \"citat\"\noch ny rad");
        assertThat(first.path("properties").path("weight").asInt()).isEqualTo(-3);
        assertThat(first.path("properties").path("accuracy").asDouble()).isEqualTo(12.5);
        assertThat(first.path("properties").path("example").asBoolean()).isTrue();
        assertThat(first.path("properties").path("occurredAt").asString()).startsWith("2026-11-23T20:15:30.25");
        // an edit by GDAL goes through the index's triggers
        run("ogrinfo", path.toString(), "-sql", "delete from observationer where id = 'a'");
        assertThat(run("ogrinfo", "-so", path.toString(), "observationer")).contains("Feature Count: 2");
    }

    private static boolean found(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
