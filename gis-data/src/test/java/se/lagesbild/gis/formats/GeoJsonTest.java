package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Polygon;
import se.lagesbild.gis.geo.Crs;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class GeoJsonTest {

    private final ObjectMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'Point','coordinates':[13.157423,55.376243]}",
                "{'type':'LineString','coordinates':[[13.0,55.0],[13.1,55.1],[13.2,55.0]]}",
                "{'type':'Polygon','coordinates':[[[0.0,0.0],[4.0,0.0],[4.0,4.0],[0.0,0.0]],[[2.0,1.0],[3.0,2.0],[3.0,1.0],[2.0,1.0]]]}",
                "{'type':'MultiPoint','coordinates':[[1.0,2.0],[3.0,4.0]]}",
                "{'type':'MultiLineString','coordinates':[[[1.0,2.0],[3.0,4.0]],[[5.0,6.0],[7.0,8.0]]]}",
                "{'type':'MultiPolygon','coordinates':[[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]]}",
                "{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1.0,2.0]},{'type':'LineString','coordinates':[[1.0,2.0],[3.0,4.0]]}]}"
            })
    void readsAndWritesEveryType(String text) {
        var node = json.readTree(text.replace('\'', '"'));
        var geometry = GeoJson.read(node);
        assertThat(geometry.getSRID()).isEqualTo(4326);
        assertThat(GeoJson.write(geometry)).isEqualTo(node);
    }

    @Test
    void writesSixDecimalsAndTurnsRingsTheRightWay() {
        // clockwise outside, counter-clockwise inside: both the wrong way for RFC 7946, section 3.1.6
        var node = json.readTree("""
                {"type":"Polygon","coordinates":[[[0,0],[4.12345678,4],[4,0],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]}""");
        assertThat(GeoJson.write(GeoJson.read(node))).hasToString("""
                        {"type":"Polygon","coordinates":[[[0.0,0.0],[4.0,0.0],[4.123457,4.0],[0.0,0.0]],[[2.0,1.0],[3.0,2.0],[3.0,1.0],[2.0,1.0]]]}""");
    }

    @Test
    void writesALooseRingAsALineAndAnEmptyPointWithoutCoordinates() {
        var polygon = (Polygon)
                GeoJson.read(json.readTree("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,0]]]}"));
        assertThat(GeoJson.write(polygon.getExteriorRing()).path("type").asString())
                .isEqualTo("LineString");
        assertThat(GeoJson.write(Crs.WGS_84.geometries().createPoint()))
                .hasToString("{\"type\":\"Point\",\"coordinates\":[]}");
        assertThat(GeoJson.write(Crs.WGS_84.geometries().createPolygon()))
                .hasToString("{\"type\":\"Polygon\",\"coordinates\":[]}");
    }

    @Test
    void dropsHeights() {
        var point = GeoJson.read(json.readTree("{\"type\":\"Point\",\"coordinates\":[13,55,12.5]}"));
        assertThat(point.getCoordinate().getZ()).isNaN();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {'type':'Circle','coordinates':[1,2]}                          | /type            | type-unknown        | Circle
        {'coordinates':[1,2]}                                          | /type            | type-unknown        | nothing
        [1,2]                                                          |                  | type-unknown        | geometry: a geometry object is needed
        {'type':'Point'}                                               | /coordinates     | coordinates-nesting | got nothing
        {'type':'Point','coordinates':[13]}                            | /coordinates     | coordinates-nesting | an array that begins with 13
        {'type':'Point','coordinates':[[13,55]]}                       | /coordinates     | coordinates-nesting | [longitude, latitude]
        {'type':'Point','coordinates':['13.1',55]}                     | /coordinates/0   | number-invalid      | "13.1"
        {'type':'Point','coordinates':[13,null]}                       | /coordinates/1   | number-invalid      | null
        {'type':'Point','coordinates':[13,1e999]}                      | /coordinates/1   | number-invalid      | finite
        {'type':'Point','coordinates':[181,55]}                        | /coordinates/0   | out-of-range        | 181.0
        {'type':'Point','coordinates':[55,113.1]}                      | /coordinates/1   | out-of-range        | the order is longitude, latitude
        {'type':'LineString','coordinates':[[13,55]]}                  | /coordinates     | too-few-points      | got 1
        {'type':'LineString','coordinates':[13,55]}                    | /coordinates/0   | coordinates-nesting | got 13
        {'type':'LineString','coordinates':{'a':1}}                    | /coordinates     | coordinates-nesting | an object
        {'type':'Polygon','coordinates':[]}                            | /coordinates     | too-few-points      | outer ring
        {'type':'Polygon','coordinates':[[[0,0],[1,0],[0,0]]]}         | /coordinates/0   | too-few-points      | got 3
        {'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1],[0,1]]]}   | /coordinates/0   | ring-open           | begins at 0.0, 0.0 and ends at 0.0, 1.0
        {'type':'MultiPolygon','coordinates':[[[[0,0],[1,0],[1,'x'],[0,0]]]]} | /coordinates/0/0/2/1 | number-invalid | "x"
        {'type':'GeometryCollection','geometries':[{'type':'GeometryCollection','geometries':[]}]} | /geometries/0 | type-unknown | collection inside
        """)
    void saysWhatIsWrongWhichValueAndWhere(String text, String pointer, String code, String part) {
        var node = json.readTree(text.replace('\'', '"'));
        assertThatExceptionOfType(GeoJsonException.class)
                .isThrownBy(() -> GeoJson.read(node))
                .withMessageContaining(part)
                .satisfies(e -> {
                    assertThat(e.pointer()).isEqualTo(pointer == null ? "" : pointer);
                    assertThat(e.code()).isEqualTo(code);
                });
    }

    @Test
    void refusesNotANumber() {
        var node = JsonNodeFactory.instance.objectNode().put("type", "Point");
        node.putArray("coordinates").add(Double.NaN).add(55.0);
        assertThatExceptionOfType(GeoJsonException.class)
                .isThrownBy(() -> GeoJson.read(node))
                .withMessage("/coordinates/0: a finite number is needed, got NaN");
    }

    @Test
    void stopsAtTooManyPositions() {
        var node = JsonNodeFactory.instance.objectNode().put("type", "MultiPoint");
        var coordinates = node.putArray("coordinates");
        for (int i = 0; i < GeoJson.MAX_POINTS; i++) {
            coordinates.addArray().add(13.0).add(55.0);
        }
        assertThat(GeoJson.read(node).getNumGeometries()).isEqualTo(100_000);
        coordinates.addArray().add(13.0).add(55.0);
        assertThatExceptionOfType(GeoJsonException.class)
                .isThrownBy(() -> GeoJson.read(node))
                .satisfies(e -> assertThat(e.code()).isEqualTo("too-many-points"))
                .withMessageStartingWith("/coordinates/100000:");
    }

    @Test
    void cutsLongValuesInMessages() {
        var node = JsonNodeFactory.instance.objectNode().put("type", "x".repeat(500));
        assertThatExceptionOfType(GeoJsonException.class)
                .isThrownBy(() -> GeoJson.read(node))
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(250));
    }

    @Test
    void neverWritesMetresAsDegrees() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeoJson.write(Crs.of("EPSG:3008").point(128_255.8, 6_139_142.8)))
                .withMessageContaining("SRID 3008");
    }
}
