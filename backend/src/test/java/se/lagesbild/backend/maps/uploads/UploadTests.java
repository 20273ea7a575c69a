package se.lagesbild.backend.maps.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.MapTile;
import se.lagesbild.gis.formats.FeatureFile;
import se.lagesbild.gis.formats.FeatureTable;
import se.lagesbild.gis.formats.GeoPackageWriter;
import se.lagesbild.gis.geo.Crs;

/** Files that planners hand in as layers. */
class UploadTests extends TrelleborgApp {
    private static final String LAMPS = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"namn": "Lampa 1", "watt": 40, "trasig": true}, "geometry": {"type": "Point", "coordinates": [13.157, 55.376]}},
              {"type": "Feature", "properties": {"namn": "Lampa 2", "watt": 60.5, "trasig": false}, "geometry": {"type": "Point", "coordinates": [13.161, 55.377]}}]}
            """;

    @Autowired
    Uploads uploads;

    private static String address(UUID id, String more) {
        return "/api/uploads/" + id + "?name=Lampor&" + more;
    }

    private Http.Answer send(UUID id, String more, String body) {
        return http.put(
                "planerare", address(id, more), body.getBytes(StandardCharsets.UTF_8), "application/octet-stream");
    }

    private Http.Answer items(String account, UUID id) {
        return http.get(account, "/ogc/collections/upload-" + id + "/items?f=json");
    }

    @Test
    void aGeoJsonFileBecomesALayer() {
        var id = UUID.randomUUID();
        var answer = send(id, "format=geojson", LAMPS);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("features").asInt()).isEqualTo(2);
        assertThat(answer.json().path("geometryTypes").get(0).asString()).isEqualTo("Point");
        assertThat(answer.json().path("by").asString()).isNotBlank();
        assertThat(answer.json().path("bounds").get(0).asDouble()).isCloseTo(13.157, within(1e-6));

        var features = items("planerare", id).json().path("features");
        assertThat(features.size()).isEqualTo(2);
        assertThat(features.get(0).path("properties").path("namn").asString()).isEqualTo("Lampa 1");
        assertThat(features.get(1).path("properties").path("watt").asDouble()).isEqualTo(60.5);
        assertThat(features.get(0).path("geometry").path("coordinates").get(1).asDouble())
                .isCloseTo(55.376, within(1e-5));
        assertThat(http.get("planerare", "/ogc/collections?f=json").text()).contains("upload-" + id);
    }

    @Test
    void theSameFileAgainIsHarmlessAndAnotherIsRefused() {
        var id = UUID.randomUUID();
        assertThat(send(id, "format=geojson", LAMPS).status()).isEqualTo(201);
        assertThat(send(id, "format=geojson", LAMPS).status()).isEqualTo(200);
        assertThat(send(id, "format=geojson", LAMPS.replace("60.5", "61")).status())
                .isEqualTo(409);
        assertThat(items("planerare", id).json().path("features").size()).isEqualTo(2);
    }

    @Test
    void anOlderGeoJsonInTheAreasSystemLiesWhereItShould() {
        // 128255.80 east, 6139142.82 north (EPSG:3008) is 13.157, 55.376: checked with PROJ
        var id = UUID.randomUUID();
        var answer = send(id, "format=geojson", """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry":
                  {"type": "Point", "coordinates": [128255.80, 6139142.82]}}],
                 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3008"}}}
                """);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("crs").asString()).isEqualTo("EPSG:3008");
        var at = items("planerare", id)
                .json()
                .path("features")
                .get(0)
                .path("geometry")
                .path("coordinates");
        assertThat(at.get(0).asDouble()).isCloseTo(13.157, within(1e-6));
        assertThat(at.get(1).asDouble()).isCloseTo(55.376, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "namn;N;E\nBänk;6139142,82;128 255,80",
                "namn,north,east\nBänk,6139142.82,128255.80",
                "namn;lat;lon\nBänk;55,376;13,157",
                "Longitud,Latitud,namn\n13.157,55.376,Bänk"
            })
    void aCsvFileSaysItsPlacesInSeveralWays(String text) {
        var id = UUID.randomUUID();
        var answer = send(id, "format=csv&crs=EPSG:3008", text);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var feature = items("planerare", id).json().path("features").get(0);
        assertThat(feature.path("geometry").path("coordinates").get(0).asDouble())
                .isCloseTo(13.157, within(1e-6));
        assertThat(feature.path("properties").path("namn").asString()).isEqualTo("Bänk");
    }

    @Test
    void aGeoPackageKeepsItsSystemAndFields(@TempDir Path folder) throws IOException {
        var file = folder.resolve("lampor.gpkg");
        var table = new FeatureTable(
                "lampor",
                "Lampor",
                Crs.of("EPSG:3008"),
                ZoneId.of("Europe/Stockholm"),
                "Point",
                List.of(new FeatureTable.Column("watt", FeatureTable.Kind.INTEGER, "Watt")),
                Map.of());
        try (var writer = new GeoPackageWriter(table, file, Instant.parse("2026-11-22T12:00:00Z"))) {
            writer.write("a", Crs.of("EPSG:3008").point(128_255.80, 6_139_142.82), Map.of("watt", 40));
        }
        var id = UUID.randomUUID();
        var answer = http.put(
                "planerare",
                address(id, "format=gpkg&crs=EPSG:4326"),
                Files.readAllBytes(file),
                "application/octet-stream");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("crs").asString()).isEqualTo("EPSG:3008");
        var feature = items("planerare", id).json().path("features").get(0);
        assertThat(feature.path("properties").path("watt").asInt()).isEqualTo(40);
        assertThat(feature.path("geometry").path("coordinates").get(0).asDouble())
                .isCloseTo(13.157, within(1e-6));
    }

    @Test
    void rowsAtFaultAreToldAndTheGoodOnesKept() {
        var answer = send(UUID.randomUUID(), "format=csv", """
                namn,lat,lon
                bra,55.376,13.157
                tom,,
                bytt,13.157,55.376
                kort,55
                """);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("features").asInt()).isEqualTo(1);
        assertThat(answer.json().path("skippedCount").asInt()).isEqualTo(3);
        var codes = answer.json().path("skipped").findValuesAsString("code");
        assertThat(codes).containsExactly("no-position", "far-from-the-area", "wrong-number-of-fields");
        assertThat(answer.json().path("skipped").get(1).path("row").asInt()).isEqualTo(4);
        assertThat(answer.json().path("skipped").get(1).path("reason").asString())
                .contains("koordinatsystemet");
    }

    @Test
    void aPolygonThatCrossesItselfIsSkipped() {
        var answer = send(UUID.randomUUID(), "format=geojson", """
                {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates":
                  [[[13.15, 55.37], [13.16, 55.38], [13.16, 55.37], [13.15, 55.38], [13.15, 55.37]]]}}
                """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asString()).isEqualTo("nothing-to-show");
        assertThat(answer.fault("/1")).isEqualTo("shape-crosses-itself");
    }

    @Test
    void personalDataStopTheFileUntilSomebodyHasLooked() {
        var id = UUID.randomUUID();
        var text = "namn,kontakt,lat,lon\nKiosk,ring 070-174 06 35,55.376,13.157\n";
        var refused = send(id, "format=csv", text);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("code").asString()).isEqualTo("personal-data-in-file");
        assertThat(refused.fault("/2/kontakt")).isEqualTo("personal-data-phone");
        assertThat(refused.text()).doesNotContain("174 06");
        assertThat(items("planerare", id).status()).isEqualTo(404);
        assertThat(send(id, "format=csv&personalData=checked", text).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            geojson | {"type": "FeatureCollection", "features": [ | not-geojson
            geojson | [1, 2]                                       | not-geojson
            geojson | {"type": "Topology"}                          | not-geojson
            geojson | {"type": "FeatureCollection", "features": [], "crs": {"properties": {"name": "EPSG:999999"}}} | unknown-crs
            geojson | {"type": "FeatureCollection", "features": []} | nothing-to-show
            gpkg    | this is no database                          | not-a-geopackage
            csv     | a,b,c                                        | no-position-columns
            """)
    void saysWhatIsWrongWithAFile(String format, String body, String code) {
        var answer = send(UUID.randomUUID(), "format=" + format, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("detail").asString()).contains("Inget är sparat");
    }

    @ParameterizedTest
    @CsvSource({"format=shp,format", "format=csv&crs=EPSG:abc,crs"})
    void saysWhichParameterIsWrong(String more, String parameter) {
        var answer = send(UUID.randomUUID(), more, "a");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fault(parameter)).isNotEmpty();
    }

    @Test
    void isForPlannersAndSharedOnesForThePolice() {
        var mine = UUID.randomUUID();
        var shared = UUID.randomUUID();
        assertThat(send(mine, "format=geojson", LAMPS).status()).isEqualTo(201);
        assertThat(send(shared, "format=geojson&shared=true", LAMPS).status()).isEqualTo(201);
        assertThat(items("polis", mine).status()).isEqualTo(404);
        assertThat(items("polis", shared).status()).isEqualTo(200);
        assertThat(items("vard", shared).status()).isEqualTo(404);
        var seen = http.get("polis", "/api/uploads").text();
        assertThat(seen).contains(shared.toString()).doesNotContain(mine.toString());
        for (var account : List.of("polis", "vard", "rapportor", "namnd", "admin", "dso")) {
            var body = LAMPS.getBytes(StandardCharsets.UTF_8);
            assertThat(http.put(account, address(UUID.randomUUID(), "format=geojson"), body, "application/octet-stream")
                            .status())
                    .as(account)
                    .isEqualTo(403);
            assertThat(http.delete(account, "/api/uploads/" + shared).status())
                    .as(account)
                    .isEqualTo(403);
        }
    }

    @Test
    void aRemovedOneIsGoneAndCanBeBroughtBack() {
        var id = UUID.randomUUID();
        assertThat(send(id, "format=geojson", LAMPS).status()).isEqualTo(201);
        assertThat(http.delete("planerare", "/api/uploads/" + id).status()).isEqualTo(204);
        assertThat(items("planerare", id).status()).isEqualTo(404);
        assertThat(http.get("planerare", "/api/uploads").text()).doesNotContain(id.toString());
        assertThat(http.post("planerare", "/api/uploads/" + id + "/restore", "").status())
                .isEqualTo(200);
        assertThat(items("planerare", id).json().path("features").size()).isEqualTo(2);
        assertThat(http.delete("planerare", "/api/uploads/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void aTileHoldsEachPointOnceOrTheirNumber() {
        var text = new StringBuilder("namn,lat,lon\n");
        for (int i = 0; i < 500; i++) {
            // 500 points on a line of 1.1 km: too close to tell apart from far off
            text.append("p").append(i).append(",").append(55.376 + i * 2e-5).append(",13.157\n");
        }
        var id = UUID.randomUUID();
        assertThat(send(id, "format=csv", text.toString()).status()).isEqualTo(201);
        var far = MapTile.points(
                http.get("planerare", "/ogc/collections/upload-" + id + "/tiles/WebMercatorQuad/8/80/137")
                        .body());
        assertThat(far.size()).isLessThan(50);
        assertThat(far.stream()
                        .mapToLong(point -> (Long) point.properties().get("n"))
                        .sum())
                .isEqualTo(500);
    }

    @Test
    void aTileThatHasNoRoomForAllSaysHowManyItLeavesOut() {
        var text = new StringBuilder("namn,lat,lon\n");
        for (int i = 0; i < 3_600; i++) {
            // 6 m apart, inside one tile whose finest steps are 5 m
            text.append(String.format(
                    java.util.Locale.ROOT, "p,%.4f,%.4f\n", 55.372 + i / 60 * 1e-4, 13.150 + i % 60 * 1e-4));
        }
        var id = UUID.randomUUID();
        assertThat(send(id, "format=csv", text.toString()).status()).isEqualTo(201);
        var tile = http.get(
                        "planerare",
                        "/ogc/collections/upload-" + id + "/tiles/WebMercatorQuad/14/%d/%d".formatted(5152, 8790))
                .body();
        var points = MapTile.points(tile);
        assertThat(points).as("2,500 and the one that tells of the others").hasSize(2_501);
        assertThat(points.stream()
                        .mapToLong(point -> (Long) point.properties().get("n"))
                        .sum())
                .isEqualTo(3_600);
        assertThat(points.get(2_500).properties()).containsOnlyKeys("n");
        assertThat(new String(tile, StandardCharsets.ISO_8859_1)).contains("left-out");
    }

    @Test
    void aShapeThatIsTooSmallToBeSeenIsAPointOnTheTile() {
        var id = UUID.randomUUID();
        // 6 m wide, where a step of the tile is 340 m
        assertThat(send(id, "format=geojson", """
                                {"type": "Feature", "properties": {"namn": "Kur"}, "geometry": {"type": "Polygon", "coordinates":
                                  [[[13.157, 55.376], [13.1571, 55.376], [13.1571, 55.3761], [13.157, 55.376]]]}}
                                """).status()).isEqualTo(201);
        var points = MapTile.points(
                http.get("planerare", "/ogc/collections/upload-" + id + "/tiles/WebMercatorQuad/8/80/137")
                        .body());
        assertThat(points).hasSize(1);
        assertThat(points.get(0).properties()).containsEntry("n", 1L).containsEntry("namn", "Kur");
    }

    @Test
    void aFieldThatIsEmptyInEveryRowIsAFieldAllTheSame() {
        var answer = send(UUID.randomUUID(), "format=geojson", """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "properties": {"namn": null, "watt": null}, "geometry": {"type": "Point", "coordinates": [13.157, 55.376]}},
                  {"type": "Feature", "properties": {"namn": null, "watt": 4}, "geometry": {"type": "Point", "coordinates": [13.157, 55.376]}}]}
                """);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("fields").toString())
                .isEqualTo("[{\"name\":\"namn\",\"type\":\"TEXT\"},{\"name\":\"watt\",\"type\":\"INTEGER\"}]");
        var columns = new StringBuilder();
        for (int i = 0; i <= 200; i++) {
            columns.append(i == 0 ? "" : ", ").append("\"f").append(i).append("\": null");
        }
        var many = send(
                UUID.randomUUID(),
                "format=geojson",
                "{\"type\": \"Feature\", \"properties\": {" + columns
                        + "}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [13.157, 55.376]}}");
        assertThat(many.status()).isEqualTo(413);
        assertThat(many.json().path("code").asString()).isEqualTo("too-many-columns");
    }

    @Test
    void whileTheFileArrivesNoTransactionIsOpen() {
        var during = new java.util.ArrayList<Boolean>();
        var body =
                new java.io.FilterInputStream(
                        new java.io.ByteArrayInputStream(LAMPS.getBytes(StandardCharsets.UTF_8))) {
                    @Override
                    public int read(byte[] to, int from, int most) throws java.io.IOException {
                        during.add(TransactionSynchronizationManager.isActualTransactionActive());
                        return super.read(to, from, Math.min(most, 100));
                    }
                };
        var wish = new Uploads.Wish(UUID.randomUUID(), "Sakta", FeatureFile.Format.GEOJSON, Crs.WGS_84, false, false);
        var planner = new Viewer(new UUID(9, 1), "planerare", "Planerare", Set.of(Role.PLANNER), "prov");
        assertThat(uploads.take(planner, wish, body).created()).isTrue();
        assertThat(during).hasSizeGreaterThan(3).containsOnly(false);
    }

    @Test
    void aGeoPackageThatComputesIsToldSoInWords(@TempDir Path folder) throws Exception {
        var file = folder.resolve("rakna.gpkg");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var one : List.of(
                    "create table gpkg_spatial_ref_sys (srs_id, organization, organization_coordsys_id)",
                    "insert into gpkg_spatial_ref_sys values (4326, 'EPSG', 4326)",
                    "create table gpkg_contents (table_name, data_type)",
                    "insert into gpkg_contents values ('lampor', 'features')",
                    "create table gpkg_geometry_columns (table_name, column_name, srs_id)",
                    "insert into gpkg_geometry_columns values ('lampor', 'geom', 4326)",
                    "create table lampor (fid integer primary key, geom blob, dubbel text generated always as (fid * 2) virtual)")) {
                statement.execute(one);
            }
        }
        var answer = http.put(
                "planerare",
                address(UUID.randomUUID(), "format=gpkg"),
                Files.readAllBytes(file),
                "application/octet-stream");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asString()).isEqualTo("computed-columns");
        assertThat(answer.json().path("detail").asString()).startsWith("Tabellen lampor räknar ut kolumnen dubbel");
    }

    @Test
    void aFilterWorksOnItsFields() {
        var id = UUID.randomUUID();
        assertThat(send(id, "format=geojson", LAMPS).status()).isEqualTo(201);
        var bright = http.get(
                "planerare",
                "/ogc/collections/upload-" + id
                        + "/items?f=json&filter-lang=cql2-text&filter=watt%3E50%20AND%20trasig=false");
        assertThat(bright.status()).as(bright.text()).isEqualTo(200);
        assertThat(bright.json().path("numberMatched").asInt()).isEqualTo(1);
    }

    @Test
    void aNameThatWouldEndAQueryIsMadeHarmless() {
        var id = UUID.randomUUID();
        var answer = send(id, "format=geojson", """
                {"type": "Feature", "properties": {"a') or true --": "x", "id": 1, "geometry": 2},
                 "geometry": {"type": "Point", "coordinates": [13.157, 55.376]}}
                """);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("fields").findValuesAsString("name"))
                .containsExactly("a__ or true --", "_id", "_geometry");
        assertThat(items("planerare", id).json().path("features").size()).isEqualTo(1);
    }

    @Test
    void aFileOverTheLimitIsRefused() {
        var answer = http.put(
                "planerare",
                address(UUID.randomUUID(), "format=csv"),
                new byte[50_000_001],
                "application/octet-stream");
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aLargeFileIsTaken() {
        var text = new StringBuilder("namn,lat,lon\n");
        for (int i = 0; i < 60_000; i++) {
            text.append("punkt nummer ")
                    .append(i)
                    .append(",")
                    .append(55.36 + i % 300 * 1e-4)
                    .append(",")
                    .append(13.1 + i / 300 * 1e-4)
                    .append("\n");
        }
        assertThat(text.length()).as("more than what other addresses take").isGreaterThan(1_000_000);
        var answer = send(UUID.randomUUID(), "format=csv", text.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("features").asInt()).isEqualTo(60_000);
    }
}
