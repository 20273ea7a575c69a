package se.lagesbild.backend.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.Http;
import se.lagesbild.backend.TrelleborgApp;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.CrsName;
import tools.jackson.databind.JsonNode;

/**
 * OGC API Features part 2 (18-058r1). The point is Trelleborg's square, 13.1569 E 55.3757 N, whose coordinates in each system were
 * computed with PROJ.
 */
class OgcCrsTests extends TrelleborgApp {
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final UUID POINT = UUID.fromString("0c0ffee0-0000-4000-8000-000000003006");
    private static final String ITEM = "/ogc/collections/observations/items/" + POINT;

    @BeforeEach
    void aKnownPoint() {
        var put = http.put("planerare", "/api/observations/" + POINT, """
                {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.1569, 55.3757]},
                 "properties": {"category": "MIL-KLOT", "occurredAt": "2018-05-01T21:00:00Z"}}""");
        assertThat(put.status()).as(put.text()).isIn(200, 201);
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84, 13.1569, 55.3757, 0.000001",
        "http://www.opengis.net/def/crs/EPSG/0/4326, 55.3757, 13.1569, 0.000001",
        "http://www.opengis.net/def/crs/EPSG/0/3006, 6138146.222, 383210.935, 0.002",
        "http://www.opengis.net/def/crs/EPSG/0/3008, 6139109.452, 128249.295, 0.002",
        "http://www.opengis.net/def/crs/EPSG/0/3857, 1464619.408, 7435125.913, 0.002",
        "urn:ogc:def:crs:EPSG::3006, 6138146.222, 383210.935, 0.002",
        "urn:ogc:def:crs:EPSG::3008, 6139109.452, 128249.295, 0.002",
        "urn:ogc:def:crs:EPSG::4326, 55.3757, 13.1569, 0.000001",
        "urn:ogc:def:crs:EPSG::3857, 1464619.408, 7435125.913, 0.002",
        "urn:ogc:def:crs:OGC:1.3:CRS84, 13.1569, 55.3757, 0.000001",
        "EPSG:3006, 383210.935, 6138146.222, 0.002",
        "EPSG:3008, 128249.295, 6139109.452, 0.002",
        "EPSG:4326, 13.1569, 55.3757, 0.000001",
        "EPSG:3857, 1464619.408, 7435125.913, 0.002",
        "http://www.opengis.net/gml/srs/epsg.xml#3006, 383210.935, 6138146.222, 0.002",
        "http://www.opengis.net/gml/srs/epsg.xml#3008, 128249.295, 6139109.452, 0.002",
        "http://www.opengis.net/gml/srs/epsg.xml#4326, 13.1569, 55.3757, 0.000001",
        "http://www.opengis.net/gml/srs/epsg.xml#3857, 1464619.408, 7435125.913, 0.002"
    })
    void geomCrs_theFormOfTheNameDecidesTheOrderOfTheAxes(String crs, double first, double second, double off) {
        var answer = http.get("planerare", ITEM + "?crs=" + crs.replace("#", "%23"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Crs")).contains("<" + crs + ">");
        var at = answer.json().path("geometry").path("coordinates");
        assertThat(at.path(0).asDouble()).isCloseTo(first, within(off));
        assertThat(at.path(1).asDouble()).isCloseTo(second, within(off));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://www.opengis.net/def/crs/OGC/1.3/CRS84 | 13.1568,55.3756,13.1570,55.3758",
                "http://www.opengis.net/def/crs/EPSG/0/4326 | 55.3756,13.1568,55.3758,13.1570",
                "http://www.opengis.net/def/crs/EPSG/0/3006 | 6138145,383210,6138147,383212",
                "http://www.opengis.net/def/crs/EPSG/0/3008 | 6139108,128248,6139110,128250",
                "http://www.opengis.net/def/crs/EPSG/0/3857 | 1464618,7435125,1464620,7435127",
                "EPSG:3006 | 383210,6138145,383212,6138147",
                "urn:ogc:def:crs:EPSG::3008 | 6139108,128248,6139110,128250"
            })
    void bboxCrs_theBoxIsReadInItsOwnSystem(String crs, String bbox) {
        var found = http.get(
                        "planerare",
                        "/ogc/collections/observations/items?limit=10000&bbox=%s&bbox-crs=%s".formatted(bbox, crs))
                .json();
        assertThat(ids(found)).contains(POINT.toString());
        found.path("features").forEach(f -> {
            assertThat(f.path("geometry").path("coordinates").path(0).asDouble())
                    .isCloseTo(13.1569, within(0.0002));
            assertThat(f.path("geometry").path("coordinates").path(1).asDouble())
                    .isCloseTo(55.3757, within(0.0002));
        });
    }

    @Test
    void bboxCrs_theSameGroundInAnySystemHoldsTheSame() {
        // wide, so that lines bend: a box of SWEREF has other edges than one of degrees, but this one has all of the
        // area on one side
        var counts = new HashSet<Long>();
        for (var box : List.of(
                "12.0,54.5,14.5,56.0&bbox-crs=" + CRS84,
                "54.5,12.0,56.0,14.5&bbox-crs=" + EPSG + 4326,
                "6000000,300000,6250000,480000&bbox-crs=" + EPSG + 3006,
                "6000000,50000,6250000,220000&bbox-crs=" + EPSG + 3008,
                "1335000,7260000,1620000,7560000&bbox-crs=" + EPSG + 3857)) {
            var answer = http.get("planerare", "/ogc/collections/observations/items?limit=1&bbox=" + box);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            counts.add(answer.json().path("numberMatched").asLong());
        }
        assertThat(counts).hasSize(1);
        assertThat(counts.iterator().next()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3006", "3008", "3857"})
    void bboxCrs_aBoxThatReachesBeyondTheProjectionHoldsAll(String epsg) {
        var all = http.get("planerare", "/ogc/collections/places/items")
                .json()
                .path("numberMatched")
                .asInt();
        var wide = http.get(
                "planerare",
                "/ogc/collections/places/items?bbox=-90000000,-90000000,90000000,90000000&bbox-crs=" + EPSG + epsg);
        assertThat(wide.status()).as(wide.text()).isEqualTo(200);
        assertThat(wide.json().path("numberMatched").asInt()).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.opengis.net/def/crs/EPSG/0/2154",
                "http://www.opengis.net/def/crs/OGC/0/unknown",
                "EPSG:999999",
                "sweref",
                "urn:ogc:def:crs:EPSG::"
            })
    void crs_whatIsNotOfferedIs400(String crs) {
        for (var parameter : List.of("crs", "bbox-crs")) {
            var answer =
                    http.get("planerare", "/ogc/collections/places/items?bbox=1,1,2,2&%s=%s".formatted(parameter, crs));
            assertThat(answer.status()).as(parameter).isEqualTo(400);
            assertThat(answer.fault(parameter)).isEqualTo("not-one-of");
        }
        assertThat(http.get("planerare", ITEM + "?crs=" + crs).status()).isEqualTo(400);
    }

    @Test
    void crsUri_collectionsNameTheirSystemsAndTheOneTheyAreKeptIn() {
        for (var collection : http.get("planerare", "/ogc/collections").json().path("collections")) {
            var named = new ArrayList<String>();
            collection.path("crs").forEach(crs -> named.add(crs.asString()));
            assertThat(named).containsExactly(CRS84, EPSG + 4326, EPSG + 3857, EPSG + 3008, EPSG + 3006);
            assertThat(collection.path("storageCrs").asString()).isEqualTo(EPSG + 3008);
            for (var crs : named) {
                var answer = http.get(
                        "planerare",
                        "/ogc/collections/%s/items?limit=1&crs=%s"
                                .formatted(collection.path("id").asString(), crs));
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("Content-Crs")).contains("<" + crs + ">");
            }
        }
    }

    @Test
    void defaultCrs_isCrs84() {
        var plain = http.get("planerare", "/ogc/collections/places/items");
        assertThat(plain.header("Content-Crs")).contains("<" + CRS84 + ">");
        assertThat(http.get("planerare", "/ogc/collections/places/items?crs=" + CRS84)
                        .json()
                        .path("features"))
                .isEqualTo(plain.json().path("features"));
    }

    @Test
    void bboxCrs_withoutANameItIsCrs84() {
        var box = "/ogc/collections/places/items?bbox=13.1,55.35,13.2,55.4";
        var plain = ids(http.get("planerare", box).json());
        assertThat(plain).isNotEmpty();
        assertThat(ids(http.get("planerare", box + "&bbox-crs=" + CRS84).json()))
                .isEqualTo(plain);
    }

    /** Page and single feature, in every system that the collection names, brought back to degrees. */
    @Test
    void crsParameterTransform_everyCollectionLiesAtTheSamePlaceInEverySystem() {
        int compared = 0;
        for (var collection : http.get("planerare", "/ogc/collections").json().path("collections")) {
            var items = "/ogc/collections/" + collection.path("id").asString() + "/items";
            var plain = http.get("planerare", items + "?limit=3").json().path("features");
            for (var system : collection.path("crs")) {
                var name = CrsName.read(system.asString());
                var page = http.get("planerare", items + "?limit=3&crs=" + system.asString())
                        .json()
                        .path("features");
                assertThat(page.size()).isEqualTo(plain.size());
                for (int i = 0; i < plain.size(); i++) {
                    compared += same(plain.path(i), page.path(i), name);
                    var id = plain.path(i).path("id").asString();
                    same(
                            plain.path(i),
                            http.get("planerare", items + "/" + Http.encoded(id) + "?crs=" + system.asString())
                                    .json(),
                            name);
                }
            }
        }
        assertThat(compared).isGreaterThan(30);
    }

    /** The first and the last position of both. @return 0 where there is none */
    private static int same(JsonNode plain, JsonNode other, CrsName system) {
        assertThat(other.path("id")).isEqualTo(plain.path("id"));
        var expected = positions(plain.path("geometry").path("coordinates"));
        var found = positions(other.path("geometry").path("coordinates"));
        assertThat(found).hasSameSizeAs(expected);
        if (expected.isEmpty()) {
            return 0;
        }
        for (int i : List.of(0, expected.size() - 1)) {
            double x = found.get(i)[system.northFirst() ? 1 : 0];
            double y = found.get(i)[system.northFirst() ? 0 : 1];
            var back = Crs.WGS_84.from(system.crs(), x, y);
            assertThat(back.getX()).isCloseTo(expected.get(i)[0], within(2e-6));
            assertThat(back.getY()).isCloseTo(expected.get(i)[1], within(2e-6));
        }
        return 1;
    }

    private static List<double[]> positions(JsonNode coordinates) {
        if (coordinates.path(0).isNumber()) {
            return List.of(new double[] {
                coordinates.path(0).asDouble(), coordinates.path(1).asDouble()
            });
        }
        return coordinates
                .valueStream()
                .flatMap(part -> positions(part).stream())
                .toList();
    }

    /** Every point of a page, asked for in each system, lies at the same spot: checked by asking back with a box of one metre. */
    @Test
    void crs_aPointThatWasReadInASystemIsFoundInIt() {
        for (var epsg : List.of(3006, 3008, 3857)) {
            var page = http.get("planerare", "/ogc/collections/places/items?limit=5&crs=" + EPSG + epsg)
                    .json();
            for (var feature : page.path("features")) {
                double a = feature.path("geometry").path("coordinates").path(0).asDouble();
                double b = feature.path("geometry").path("coordinates").path(1).asDouble();
                var box = String.format(Locale.ROOT, "%.2f,%.2f,%.2f,%.2f", a - 1, b - 1, a + 1, b + 1);
                assertThat(ids(http.get(
                                        "planerare",
                                        "/ogc/collections/places/items?bbox=%s&bbox-crs=%s%d"
                                                .formatted(box, EPSG, epsg))
                                .json()))
                        .contains(feature.path("id").asString());
            }
        }
    }

    private static Set<String> ids(JsonNode page) {
        var ids = new HashSet<String>();
        page.path("features").forEach(f -> ids.add(f.path("id").asString()));
        return ids;
    }
}
