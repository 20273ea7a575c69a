package se.lagesbild.backend.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that go out. Uses 2005. */
class ExportTests extends TrelleborgApp {
    private static final String YEAR = "datetime=2005-01-01/2005-12-31";
    private static boolean made;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private UUID put(String account, String category, String at, String more) {
        var id = UUID.randomUUID();
        var answer = http.put(account, "/api/observations/" + id, """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.157, 55.376]},
                 "properties": {"category": "%s", "occurredAt": "%s"%s}}""".formatted(category, at, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    @BeforeEach
    void reports() {
        if (!made) {
            made = true;
            var original = put(
                    "vard",
                    "MIL-KLOT",
                    "2005-03-01T21:15:00+01:00",
                    ", \"note\": \"=HYPERLINK; \\\"röd\\\" färg\", \"people\": \"FEW\", \"positionAccuracy\": 12.5, \"positionKind\": \"GPS\", \"occurredUntil\": \"2005-03-01T22:00:00+01:00\"");
            put("planerare", "OFF-LJUD", "2005-07-01T02:30:00+02:00", ", \"positionKind\": \"AREA\"");
            put("rapportor", "TRA-BUS", "2005-10-30T02:30:00+01:00", ", \"note\": \"två rader\\nhär\"");
            var handed = http.post(
                    "planerare",
                    "/api/observations/" + original + "/hand-off",
                    "{\"to\": \"Gatuavdelningen\", \"message\": \"Tvätta väggen\"}");
            assertThat(handed.status()).as(handed.text()).isEqualTo(200);
        }
    }

    private Http.Answer export(String query) {
        var answer = http.get("planerare", "/api/observations/export?" + YEAR + "&" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private Map<String, JsonNode> list() {
        var byId = new HashMap<String, JsonNode>();
        for (var feature :
                http.get("planerare", "/api/observations?" + YEAR).json().path("features")) {
            byId.put(feature.path("id").asString(), feature);
        }
        assertThat(byId).hasSize(3);
        return byId;
    }

    @Test
    void geoJsonHoldsEveryFieldOfTheList() {
        var answer = export("f=geojson");
        assertThat(answer.header("Content-Type")).contains("application/geo+json");
        assertThat(answer.header("Content-Disposition").orElse(""))
                .isEqualTo("attachment; filename=\"trelleborg-observations-2026-11-23.geojson\"");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        var listed = list();
        var file = answer.json();
        assertThat(file.path("about").path("urval").asString()).startsWith("datetime=2004-12-31T23:00:00Z/");
        assertThat(file.path("features").size()).isEqualTo(3);
        for (var feature : file.path("features")) {
            var same = listed.get(feature.path("id").asString());
            assertThat(feature.path("geometry")).isEqualTo(same.path("geometry"));
            var properties = feature.path("properties");
            for (var name : same.path("properties").propertyNames()) {
                switch (name) {
                    // the id stands beside the properties; the catalogue tells the rest
                    case "id", "sensitivity", "placed" -> {}
                    case "categoryName" ->
                        assertThat(properties.path(name))
                                .isEqualTo(same.path("properties").path(name).path("sv"));
                    default ->
                        assertThat(properties.path(name).asString())
                                .as(name)
                                .isEqualTo(same.path("properties").path(name).asString());
                }
            }
        }
    }

    @Test
    void csvHoldsTheSameForASpreadsheet() throws IOException {
        var answer = export("f=csv&decimal=comma");
        assertThat(answer.header("Content-Type").orElse("")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.text()).startsWith("\ufeffid;lat;lon;N;E;crs;category;categoryName;");
        var listed = list();
        int rows = 0;
        try (var csv = se.lagesbild.gis.formats.CsvSource.open(new ByteArrayInputStream(answer.body()))) {
            for (var row : csv) {
                rows++;
                var properties = listed.get(row.get("id")).path("properties");
                assertThat(row.get("occurredAt"))
                        .isEqualTo(properties.path("occurredAt").asString());
                assertThat(row.get("category"))
                        .isEqualTo(properties.path("category").asString());
                if (row.get("category").equals("MIL-KLOT")) {
                    assertThat(row.get("note")).isEqualTo("'=HYPERLINK; \"röd\" färg");
                    assertThat(row.get("positionAccuracy")).isEqualTo("12,5");
                    assertThat(row.get("handedTo")).isEqualTo("Gatuavdelningen");
                    assertThat(row.get("handedMessage")).isEqualTo("Tvätta väggen");
                    assertThat(row.get("crs")).isEqualTo("EPSG:3008");
                    assertThat(Double.parseDouble(row.get("N").replace(',', '.')))
                            .isCloseTo(6_139_142.82, within(0.02));
                    assertThat(Double.parseDouble(row.get("E").replace(',', '.')))
                            .isCloseTo(128_255.80, within(0.02));
                } else if (row.get("category").equals("OFF-LJUD")) {
                    assertThat(row.get("lat") + row.get("N"))
                            .as("known for the municipality only")
                            .isEmpty();
                }
            }
        }
        assertThat(rows).isEqualTo(3);
    }

    @Test
    void examplesSaySoInEveryFile() throws IOException {
        var csv = http.get("planerare", "/api/observations/export?f=csv&datetime=2026-10-01/2026-10-02");
        int rows = 0;
        try (var read = se.lagesbild.gis.formats.CsvSource.open(new ByteArrayInputStream(csv.body()))) {
            for (var row : read) {
                rows++;
                assertThat(row.get("example")).isEqualTo("exempel");
            }
        }
        assertThat(rows).isPositive();
        assertThat(export("f=geojson").json().path("about").path("exempel").asString())
                .startsWith("Demonstration");
    }

    @Test
    void aGeoPackageComesBackThroughGdalWithEveryFieldAndItsSystem()
            throws IOException, InterruptedException, SQLException {
        var answer = export("f=gpkg");
        assertThat(answer.header("Content-Type").orElse("")).isEqualTo("application/geopackage+sqlite3");
        var path = Files.write(folder.resolve("out.gpkg"), answer.body());
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + path);
                var statement = file.createStatement();
                var rows = statement.executeQuery("select name, value from about order by id")) {
            var about = new HashMap<String, String>();
            while (rows.next()) {
                about.put(rows.getString(1), rows.getString(2));
            }
            assertThat(about)
                    .containsEntry("koordinatsystem", "EPSG:3008")
                    .containsEntry("källa", "Lägesbild, Trelleborg")
                    .containsEntry("uttaget", "2026-11-23T21:00:00+01:00")
                    .containsKeys("urval", "exempel");
        }
        assumeTrue(installed("ogr2ogr"), "GDAL (gdal-bin) is not installed");
        assertThat(run("ogrinfo", "-so", path.toString(), "observations")).contains("ID[\"EPSG\",3008]");
        var json = folder.resolve("back.geojson");
        run("ogr2ogr", "-f", "GeoJSON", "-t_srs", "OGC:CRS84", json.toString(), path.toString(), "observations");
        var listed = list();
        int compared = 0;
        for (var feature : new JsonMapper().readTree(Files.readAllBytes(json)).path("features")) {
            var properties = feature.path("properties");
            var same = listed.get(properties.path("id").asString());
            for (int i = 0; i < same.path("geometry").path("coordinates").size(); i++) {
                assertThat(feature.path("geometry").path("coordinates").path(i).asDouble())
                        .isCloseTo(
                                same.path("geometry")
                                        .path("coordinates")
                                        .path(i)
                                        .asDouble(),
                                within(2e-6));
            }
            for (var name : same.path("properties").propertyNames()) {
                if (List.of("sensitivity", "placed", "categoryName").contains(name)) {
                    continue;
                }
                var sent = same.path("properties").path(name).asString();
                var back = properties.path(name).asString();
                compared++;
                if (name.endsWith("At") || name.equals("occurredUntil")) {
                    // the format keeps milliseconds
                    assertThat(time(back).truncatedTo(ChronoUnit.MILLIS))
                            .as(name)
                            .isEqualTo(time(sent).truncatedTo(ChronoUnit.MILLIS));
                } else {
                    assertThat(back).as(name).isEqualTo(sent);
                }
            }
        }
        assertThat(compared).as("ten or more of each").isGreaterThan(30);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    @ParameterizedTest
    @ValueSource(strings = {"geojson", "csv", "gpkg"})
    void otherLayersGoOutToTheirReaders(String format) {
        for (var account : List.of("planerare", "polis", "vard")) {
            for (var layer : List.of("places", "boundary")) {
                var answer = http.get(account, "/api/layers/" + layer + "/export?f=" + format);
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                assertThat(answer.body().length).isGreaterThan(500);
            }
        }
        assertThat(http.get("rapportor", "/api/layers/places/export?f=" + format)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aLayerHoldsAllThatItsCollectionHolds() {
        var file = http.get("planerare", "/api/layers/places/export").json();
        var items = http.get("planerare", "/ogc/collections/places/items?limit=1000&f=json")
                .json();
        assertThat(file.path("features").size())
                .isEqualTo(items.path("numberMatched").asInt());
        assertThat(file.path("features").path(0).path("properties").path("name").asString())
                .endsWith("(exempel)");
        var few = http.get("planerare", "/api/layers/places/export?bbox=13.0,55.0,13.01,55.01");
        assertThat(few.json().path("features").size()).isZero();
    }

    @Test
    void aLayerGoesOutAsItsOwnParametersWantIt() {
        var wish = "bandwidth=400&datetime=2026-06-01/2026-08-31";
        var file = http.get("planerare", "/api/layers/density/export?" + wish).json();
        var items = http.get("planerare", "/ogc/collections/density/items?limit=1&f=json&" + wish)
                .json();
        assertThat(file.path("features").size())
                .isPositive()
                .isEqualTo(items.path("numberMatched").asInt());
        file.path("features")
                .forEach(square -> assertThat(
                                square.path("properties").path("metres").asInt())
                        .as("a fifth of the bandwidth")
                        .isEqualTo(80));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/observations/export?f=xlsx | 400 | f | not-one-of",
                "/api/observations/export?decimal=komma | 400 | decimal | not-one-of",
                "/api/observations/export?setting=SKOG | 400 | setting | not-one-of",
                "/api/observations/export?settings=PORT | 400 | settings | not-one-of",
                "/api/layers/places/export?setting=PORT | 400 | setting | not-one-of",
                "/api/layers/observations/export?mine=true | 400 | mine | not-one-of",
                "/api/layers/density/export?bandwidth=149 | 400 | bandwidth | not-one-of",
                "/api/layers/places/export?bandwidth=150 | 400 | bandwidth | not-one-of",
                "/api/layers/mars/export | 404 | | "
            })
    void saysWhatCannotBeUsed(String path, int status, String parameter, String code) {
        var answer = http.get("planerare", path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (parameter != null) {
            assertThat(answer.fault(parameter)).as(answer.text()).isEqualTo(code);
        }
    }

    @Test
    void onlyPlannersTakeObservationsOut() {
        for (var account : List.of("vard", "polis", "rapportor", "namnd", "admin", "dso")) {
            assertThat(http.get(account, "/api/observations/export").status())
                    .as(account)
                    .isEqualTo(403);
            assertThat(http.get(account, "/api/layers/observations/export").status())
                    .as(account)
                    .isIn(403, 404);
        }
        assertThat(http.anonymous("/api/observations/export").status()).isEqualTo(401);
        assertThat(http.get("planerare", "/api/layers/observations/export?" + YEAR)
                        .json()
                        .path("features")
                        .size())
                .isEqualTo(3);
    }

    /** A ring over the square, with a notch, so that its box holds more than it does. */
    private static final String RING = """
            {"type": "Polygon", "coordinates": [[[13.15, 55.37], [13.17, 55.37], [13.17, 55.38], [13.168, 55.372], [13.15, 55.38], [13.15, 55.37]]]}""";

    private Http.Answer marked(String account, String geometry, String filter, String f) {
        return http.post(
                account,
                "/api/observations/export",
                "{\"geometry\": %s, \"filter\": \"%s\", \"f\": \"%s\"}".formatted(geometry, filter, f));
    }

    @ParameterizedTest
    @CsvSource({
        "datetime=2026-09-01/2026-11-23",
        "datetime=2026-01-01/2026-11-23&setting=TRAFFIC",
        "datetime=2026-01-01/2026-11-23&hours=5:18-23,6:18-23",
        "datetime=2026-01-01/2026-11-23&q=och",
        "datetime=2026-01-01/2026-11-23&bbox=13.15%2C55.37%2C13.16%2C55.38"
    })
    void aMarkedPartHoldsWhatItsSummaryCounts(String filter) throws Exception {
        var summary = http.post(
                "planerare",
                "/api/observations/summary",
                "{\"geometry\": %s, \"filter\": \"%s\"}".formatted(RING, filter));
        int n = summary.json().path("n").asInt(-1);
        assertThat(n).as(summary.text()).isPositive();
        assertThat(n)
                .as("the notch leaves something out")
                .isLessThan(http.get(
                                "planerare",
                                "/api/observations/counts?bbox=13.15,55.37,13.17,55.38&"
                                        + filter.replaceAll("&bbox=.*", ""))
                        .json()
                        .path("total")
                        .asInt());
        var json = marked("planerare", RING, filter, "geojson");
        assertThat(json.status()).as(json.text()).isEqualTo(200);
        assertThat(json.json().path("features").size()).isEqualTo(n);
        assertThat(json.json().path("about").path("urval").asString()).contains("&within=[");
        var csv = marked("planerare", RING, filter, "csv");
        assertThat(csv.header("Content-Type").orElse("")).startsWith("text/csv");
        var gpkg = marked("planerare", RING, filter, "gpkg");
        var file = Files.write(folder.resolve("ring.gpkg"), gpkg.body());
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + file);
                var rows = sqlite.createStatement().executeQuery("select count(*) from observations")) {
            assertThat(rows.getInt(1)).isEqualTo(n);
        }
    }

    @Test
    void aMarkedPartIsForPlannersAndItsLogSaysWhere() {
        for (var account : List.of("vard", "polis", "rapportor", "namnd", "admin", "dso")) {
            assertThat(marked(account, RING, YEAR, "geojson").status())
                    .as(account)
                    .isEqualTo(403);
        }
        var inside = marked("planerare", RING, YEAR, "geojson");
        // of the three of the year one has no position, and lies nowhere
        assertThat(inside.json().path("features").size()).isEqualTo(2);
        var row = jdbc.sql(
                        "select account_name || ' ' || what || ' ' || filter || ' ' || row_count from access.read_log order by id desc limit 1")
                .query(String.class)
                .single();
        assertThat(row)
                .matches(
                        "planerare observations/export datetime=2004-12-31T23:00:00Z/2005-12-31T23:00:00Z"
                                + "&within=\\[\\d+, \\d+, \\d+, \\d+]&corners=13.1500,55.3700 13.1700,55.3700 13.1700,55.3800 13.1680,55.3720 13.1500,55.3800 13.1500,55.3700&f=geojson 2");
    }

    @Test
    void ofARingWithManyCornersTheLogHasTheSum() {
        var corners = new ArrayList<String>();
        for (int i = 0; i <= 200; i++) {
            double turn = 2 * Math.PI * (i % 200) / 200;
            corners.add(String.format(
                    java.util.Locale.ROOT,
                    "[%.7f, %.7f]",
                    13.157 + Math.cos(turn) / 100,
                    55.376 + Math.sin(turn) / 100));
        }
        var ring = "{\"type\": \"Polygon\", \"coordinates\": [" + "[" + String.join(",", corners) + "]]}";
        assertThat(marked("planerare", ring, YEAR, "csv").status()).isEqualTo(200);
        assertThat(jdbc.sql("select filter from access.read_log order by id desc limit 1")
                        .query(String.class)
                        .single())
                .matches(".*&within=\\[\\d+, \\d+, \\d+, \\d+]&sha256=[0-9a-f]{64}&f=csv");
        corners.remove(100);
        ring = "{\"type\": \"Polygon\", \"coordinates\": [" + "[" + String.join(",", corners) + "]]}";
        assertThat(marked("planerare", ring, YEAR, "csv").status()).isEqualTo(200);
        assertThat(jdbc.sql("select filter from access.read_log order by id desc limit 1")
                        .query(String.class)
                        .single())
                .as("whole, though it is long")
                .matches(".*&corners=([0-9.]+,[0-9.]+ ){199}[0-9.]+,[0-9.]+&f=csv");
    }

    @Test
    void aRingThatCannotBeUsedIsTold() {
        var many = new StringBuilder("[[");
        for (int i = 0; i <= 5_000; i++) {
            double turn = 2 * Math.PI * i / 5_000;
            many.append(String.format(
                    java.util.Locale.ROOT,
                    "[%.7f, %.7f],",
                    13.157 + Math.cos(turn) / 100,
                    55.376 + (i % 5_000 == 0 ? 0 : Math.sin(turn) / 100)));
        }
        many.setLength(many.length() - 1);
        var tooMany = marked("planerare", "{\"type\": \"Polygon\", \"coordinates\": " + many + "]]}", "", "csv");
        assertThat(tooMany.status()).as(tooMany.text()).isEqualTo(422);
        assertThat(tooMany.fault("/geometry")).isEqualTo("not-a-polygon");
        assertThat(marked("planerare", "null", "", "csv").fault("/geometry")).isEqualTo("missing");
        assertThat(marked("planerare", RING, "settings=PORT", "csv").fault("filter"))
                .isEqualTo("not-one-of");
        assertThat(marked("planerare", RING, "", "xlsx").fault("f")).isEqualTo("not-one-of");
    }

    @Test
    void eachFileIsOneRowInTheLogOfReads() {
        export("f=csv&q=v%C3%A4gg&category=MIL-KLOT,TRA-BUS");
        var row = jdbc.sql(
                        "select account_name || ' ' || what || ' ' || filter || ' ' || row_count from access.read_log order by id desc limit 1")
                .query(String.class)
                .single();
        assertThat(row)
                .isEqualTo(
                        "planerare observations/export datetime=2004-12-31T23:00:00Z/2005-12-31T23:00:00Z&category=MIL-KLOT,TRA-BUS&q=…&f=csv 0");
    }

    private static boolean installed(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor(20, TimeUnit.SECONDS);
        } catch (IOException e) {
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
