package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.gis.formats.Area.KnownPlace;
import se.lagesbild.gis.geo.Crs;

class AreaFolderTest {

    private static final String HOUSTON = """
            name: Houston
            code: "48201"
            centre: {longitude: -95.37, latitude: 29.76}
            analysisCrs: EPSG:32615
            timeZone: America/Chicago
            """;

    private static final String BOX = """
            {"type":"Polygon","coordinates":[[[-95.8,29.5],[-95.0,29.5],[-95.0,30.1],[-95.8,30.1],[-95.8,29.5]]]}""";

    @TempDir
    private Path home;

    @Test
    void readsTrelleborgAsItIsBuiltIn() {
        var area = AreaFolder.of("trelleborg").area();
        assertThat(area.id()).isEqualTo("trelleborg");
        assertThat(area.name()).isEqualTo("Trelleborg");
        assertThat(area.code()).isEqualTo("1287");
        assertThat(area.crs()).isSameAs(Crs.of("EPSG:3008"));
        assertThat(area.furtherCrs()).containsExactly(Crs.of("EPSG:3006"));
        assertThat(area.tileOriginEast()).isEqualTo(-350_000);
        assertThat(area.tileOriginNorth()).isEqualTo(6_700_000);
        assertThat(area.timeZone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
        assertThat(area.language()).isEqualTo("sv");
        assertThat(area.subAreas()).containsExactly("Trelleborg tätort", "Anderslöv", "Skegrie", "Smygehamn");
        assertThat(area.boundary().getNumPoints()).isEqualTo(32); // as its source says
        // Statistics Sweden: 340 km2 of land; the outline is simplified and holds a strip of sea
        assertThat(area.crs().from(Crs.WGS_84, area.boundary()).getArea() / 1e6).isBetween(340.0, 370.0);
        assertThat(area.zones()).singleElement().satisfies(zone -> {
            assertThat(zone.setting()).isEqualTo("PORT");
            assertThat(zone.example()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"trelleborg", "oslo"})
    void marksEveryBuiltInPlaceAsAnExampleAndPutsOnlyThePortIntoThePort(String name) {
        var area = AreaFolder.of(name).area();
        var centre = area.crs().from(Crs.WGS_84, area.longitude(), area.latitude());
        var port = area.zones().get(0).polygon();
        assertThat(area.places()).hasSize(11).allSatisfy(place -> {
            assertThat(place.name()).endsWith("(exempel)");
            assertThat(place.example()).isTrue();
            assertThat(place.source()).isEqualTo("påhittad plats, exempel");
            assertThat(port.contains(place.point()))
                    .as(place.name())
                    .isEqualTo(place.kind().equals("PORT"));
            assertThat(area.boundary().contains(place.point())).isTrue();
            assertThat(area.crs().from(Crs.WGS_84, place.point()).distance(centre))
                    .as(place.name())
                    .isLessThan(1_600);
        });
        assertThat(area.places().stream().map(KnownPlace::kind))
                .containsOnly("SQUARE", "STATION", "SCHOOL", "PARK", "PARKING", "STREET", "PORT");
    }

    @Test
    void bringsOsloWithItsStreets() throws IOException {
        var folder = AreaFolder.of("oslo");
        assertThat(folder.area().code()).isEqualTo("0301");
        assertThat(folder.area().crs().code()).isEqualTo("EPSG:25832");
        assertThat(folder.area().timeZone()).isEqualTo(ZoneId.of("Europe/Oslo"));
        assertThat(folder.area().boundary().getEnvelopeInternal().getMinX()).isEqualTo(10.708);
        try (var in = folder.require("network.osm.pbf")) {
            assertThat(in.readAllBytes()).hasSize(983_748); // an unchanged copy
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trelleborg", "oslo"})
    void bringsTheCatalogues(String name) throws IOException {
        var folder = AreaFolder.of(name);
        try (var in = folder.require("categories.csv")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(55); // head and 54
        }
        try (var in = folder.require("survey-factors.csv")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(13); // head and 12
        }
    }

    @Test
    void listsWhatIsBuiltIn() {
        assertThat(AreaFolder.builtIn())
                .containsExactly("oslo", "trelleborg")
                .allSatisfy(name -> assertThat(AreaFolder.of(name).area().id()).isEqualTo(name));
    }

    @Test
    void readsATownFarAwayFromAFolderOnDisk() throws IOException {
        var folder = write("houston", HOUSTON, BOX);
        Files.writeString(folder.resolve("categories.csv"), "code\nTHEFT\n");
        Files.createDirectory(folder.resolve("agreements"));
        Files.writeString(folder.resolve("agreements/a.yml"), "x: 1");
        var opened = AreaFolder.of(folder.toString());
        var area = opened.area();
        assertThat(area.id()).isEqualTo("houston");
        assertThat(area.timeZone()).isEqualTo(ZoneId.of("America/Chicago"));
        assertThat(area.crs().srid()).isEqualTo(32615);
        assertThat(area.boundary().getSRID()).isEqualTo(4326);
        assertThat(area.zones()).isEmpty();
        assertThat(area.places()).isEmpty();
        assertThat(area.furtherCrs()).isEmpty();
        assertThat(area.subAreas()).isEmpty();
        try (var in = opened.require("categories.csv")) {
            assertThat(in.readAllBytes()).isNotEmpty();
        }
        assertThat(opened.open("agreements/a.yml")).isPresent();
        assertThat(opened.open("agreements")).isEmpty();
        assertThat(opened).hasToString(folder.toString());
    }

    @Test
    void choosesATileOriginThatPutsTheTownInTheMiddleOfOneTile() throws IOException {
        var area = AreaFolder.of(write("houston", HOUSTON, BOX).toString()).area();
        var centre = area.crs().from(Crs.WGS_84, area.longitude(), area.latitude());
        assertThat(centre.getX() - area.tileOriginEast()).isBetween(524_288.0, 525_288.0);
        assertThat(area.tileOriginNorth() - centre.getY()).isBetween(524_288.0, 525_288.0);
        assertThat(area.tileOriginEast() % 1000).isZero();
    }

    @Test
    void joinsSeveralPolygonsToOneBoundary() throws IOException {
        var east = """
                {"type":"Polygon","coordinates":[[[-95.0,29.5],[-94.8,29.5],[-94.8,30.1],[-95.0,30.1],[-95.0,29.5]]]}""";
        var boundary = "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":%s},{\"geometry\":%s}]}"
                .formatted(BOX, east);
        Geometry joined = AreaFolder.of(write("houston", HOUSTON, boundary).toString())
                .area()
                .boundary();
        assertThat(joined.getArea()).isCloseTo(1.0 * 0.6, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(joined.getNumGeometries()).isEqualTo(1);
    }

    @Test
    void takesFieldNamesWithHyphens() throws IOException {
        var yaml = HOUSTON.replace("timeZone", "time-zone").replace("analysisCrs", "analysis_crs")
                + "further-crs: [EPSG:32614, EPSG:32615, EPSG:4326]\nid: space-city\nlanguage: en\n";
        var area = AreaFolder.of(write("Houston TX", yaml, BOX).toString()).area();
        assertThat(area.id()).isEqualTo("space-city");
        assertThat(area.furtherCrs()).containsExactly(Crs.of("EPSG:32614")); // the others are offered anyway
        assertThat(area.language()).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name: Houston              | nmae: Houston               | nmae: is not a field of an area
        name: Houston              |                             | name: is missing
        name: Houston              | name: ' '                   | name: is empty
        code: "48201"              | code: [1]                   | code: [1] is not text
        timeZone: America/Chicago  | timeZone: America/Chikago   | timeZone: 'America/Chikago' is not a time zone
        analysisCrs: EPSG:32615    | analysisCrs: EPSG:99999     | analysisCrs: EPSG:99999 is not in the EPSG register
        analysisCrs: EPSG:32615    | analysisCrs: EPSG:4326      | is not in metres
        analysisCrs: EPSG:32615    | analysisCrs: EPSG:2278      | is not in metres
        analysisCrs: EPSG:32615    | analysisCrs: EPSG:32616     | measure 101 m
        analysisCrs: EPSG:32615    | analysisCrs: EPSG:3857      | measure 116 m
        analysisCrs: EPSG:32615    | analysisCrs: EPSG:32640     | analysisCrs:
        latitude: 29.76            | latitude: 31                | correct the centre or the boundary
        -95.37, latitude: 29.76    | -95.9, latitude: 29.76      | longitude -95.9, latitude 29.76 lies outside boundary.geojson
        -95.37, latitude: 29.76    | 29.76, latitude: -95.37     | centre.latitude: -95.37 is not within
        latitude: 29.76            | latitude: norr              | centre.latitude: "norr" is not a number
        latitude: 29.76            | bredd: 29.76                | centre.latitude: is missing
        name: Houston              | 'name: [a'                  | is not readable YAML
        name: Houston              | 'name: a\\nsubAreas: ett'   | subAreas: "ett" is not a list
        name: Houston              | 'name: a\\nsubAreas: [1]'   | subAreas: 1 is not text
        name: Houston              | 'name: a\\nlanguage: s_v_'  | language: 's_v_' is not a language tag
        name: Houston              | 'name: a\\nid: Å'           | id: 'Å'
        """)
    void namesTheFileTheFieldAndTheValue(String right, String wrong, String message) throws IOException {
        var yaml = HOUSTON.replace(right, wrong == null ? "" : wrong.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(HOUSTON);
        var folder = write("houston", yaml, BOX);
        assertThatExceptionOfType(AreaException.class)
                .isThrownBy(() -> AreaFolder.of(folder.toString()))
                .withMessageStartingWith(folder.resolve("area.yml").toString())
                .withMessageContaining(message);
    }

    @Test
    void seesThatTheCentreIsSwapped() throws IOException {
        var yaml = HOUSTON.replace("-95.37, latitude: 29.76", "55.37, latitude: 13.15")
                .replace("EPSG:32615", "EPSG:32640"); // so that the measure is right where the swapped centre lies
        var box = "{\"type\":\"Polygon\",\"coordinates\":[[[13,55],[14,55],[14,56],[13,56],[13,55]]]}";
        var folder = write("town", yaml, box);
        assertThatExceptionOfType(AreaException.class)
                .isThrownBy(() -> AreaFolder.of(folder.toString()))
                .withMessageContaining("the two are swapped");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        boundary.geojson | {                                                                    | is not readable JSON
        boundary.geojson | {"type":"FeatureCollection","features":[]}                           | holds no polygon
        boundary.geojson | {"type":"Point","coordinates":[-95.3,29.7]}                          | a Polygon or MultiPolygon is needed, got a Point
        boundary.geojson | {"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}   | not valid at 0.5, 0.5 (self-intersection)
        boundary.geojson | {"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1]]]}         | /coordinates/0: the ring is not closed
        zones.geojson    | {"type":"FeatureCollection","features":[{"geometry":BOX,"properties":{"name":"A","setting":"HAMN"}}]} | feature 1: properties.setting: 'HAMN' is not known: give PORT, PUBLIC_SPACE, TRAFFIC
        zones.geojson    | {"type":"FeatureCollection","features":[{"geometry":BOX,"properties":{"setting":"PORT"}}]} | properties.name: is missing
        places.geojson   | {"type":"FeatureCollection","features":[{"geometry":BOX,"properties":{}}]} | a place is a Point, got a Polygon
        places.geojson   | {"type":"FeatureCollection","features":[{"geometry":{"type":"Point","coordinates":[1,2]},"properties":{"id":"a","name":"A","kind":"TORG"}}]} | properties.kind: 'TORG'
        places.geojson   | {"type":"FeatureCollection","features":[PLACE,PLACE]}                | feature 2: properties.id: 'a' is there twice
        """)
    void namesTheFileAndTheFeature(String file, String content, String message) throws IOException {
        var folder = write("houston", HOUSTON, BOX);
        Files.writeString(
                folder.resolve(file),
                content.replace("BOX", BOX)
                        .replace(
                                "PLACE",
                                "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"id\":\"a\",\"name\":\"A\",\"kind\":\"PARK\"}}"));
        assertThatExceptionOfType(AreaException.class)
                .isThrownBy(() -> AreaFolder.of(folder.toString()))
                .withMessageStartingWith(folder.resolve(file).toString())
                .withMessageContaining(message);
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        var empty = Files.createDirectory(home.resolve("empty"));
        assertThatExceptionOfType(AreaException.class)
                .isThrownBy(() -> AreaFolder.of(empty.toString()))
                .withMessageContaining("area.yml: is missing");
        Files.writeString(empty.resolve("area.yml"), "");
        assertThatExceptionOfType(AreaException.class)
                .isThrownBy(() -> AreaFolder.of(empty.toString()))
                .withMessageContaining("holds no fields");
        Files.writeString(empty.resolve("area.yml"), HOUSTON);
        assertThatExceptionOfType(AreaException.class)
                .isThrownBy(() -> AreaFolder.of(empty.toString()))
                .withMessageContaining("boundary.geojson: is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atlantis", "", "../oslo", "a\0b"})
    void saysWhichAreasThereAre(String name) {
        assertThatExceptionOfType(AreaException.class)
                .isThrownBy(() -> AreaFolder.of(name))
                .satisfies(e -> assertThat(e.getMessage()).containsAnyOf("oslo or trelleborg", "not a path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../secret", "/etc/hostname", "..\\secret"})
    void staysInsideTheFolder(String file) throws IOException {
        var onDisk = AreaFolder.of(write("houston", HOUSTON, BOX).toString());
        for (var folder : new AreaFolder[] {onDisk, AreaFolder.of("oslo")}) {
            assertThatExceptionOfType(AreaException.class)
                    .isThrownBy(() -> folder.open(file))
                    .withMessageContaining("leads out of the folder");
        }
    }

    private Path write(String name, String yaml, String boundary) throws IOException {
        var folder = Files.createDirectory(home.resolve(name));
        Files.writeString(folder.resolve("area.yml"), yaml);
        Files.writeString(folder.resolve("boundary.geojson"), boundary);
        return folder;
    }
}
