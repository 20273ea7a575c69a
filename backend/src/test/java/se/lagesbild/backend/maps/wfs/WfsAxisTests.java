package se.lagesbild.backend.maps.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A known place, asked for and given out in four systems by each of their names: the form of the name decides what comes first. */
class WfsAxisTests extends WfsApp {
    private static UUID id;

    /** Trelleborg torg; its coordinates below come from PROJ. */
    @BeforeEach
    void aKnownPlace() {
        if (id == null) {
            id = UUID.randomUUID();
            var report = """
                    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.1569, 55.3757]},
                     "properties": {"category": "MIL-KLOT", "occurredAt": "2019-01-05T20:15:00Z"}}""";
            assertThat(http.put("planerare", "/api/observations/" + id, report).status())
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "EPSG:3006,                                     383210.935,   6138146.222",
        "http://www.opengis.net/gml/srs/epsg.xml%233006, 383210.935,   6138146.222",
        "urn:ogc:def:crs:EPSG::3006,                    6138146.222,  383210.935",
        "http://www.opengis.net/def/crs/EPSG/0/3006,    6138146.222,  383210.935",
        "EPSG:3008,                                     128249.295,   6139109.452",
        "http://www.opengis.net/gml/srs/epsg.xml%233008, 128249.295,   6139109.452",
        "urn:ogc:def:crs:EPSG::3008,                    6139109.452,  128249.295",
        "http://www.opengis.net/def/crs/EPSG/0/3008,    6139109.452,  128249.295",
        "EPSG:3857,                                     1464619.408,  7435125.913",
        "http://www.opengis.net/gml/srs/epsg.xml%233857, 1464619.408,  7435125.913",
        "urn:ogc:def:crs:EPSG::3857,                    1464619.408,  7435125.913",
        "http://www.opengis.net/def/crs/EPSG/0/3857,    1464619.408,  7435125.913",
        "EPSG:4326,                                     13.1569,      55.3757",
        "http://www.opengis.net/gml/srs/epsg.xml%234326, 13.1569,      55.3757",
        "urn:ogc:def:crs:EPSG::4326,                    55.3757,      13.1569",
        "http://www.opengis.net/def/crs/EPSG/0/4326,    55.3757,      13.1569",
        "urn:ogc:def:crs:OGC:1.3:CRS84,                 13.1569,      55.3757"
    })
    void theFormOfTheNameDecidesTheOrderInAnswersBoxesAndFilters(String name, double first, double second) {
        boolean degrees = first < 100;
        double tolerance = degrees ? 1e-7 : 0.01; // 1e-7 degrees: 1 cm; the position is stored in metres of 3008
        double reach = degrees ? 1e-5 : 1; // about a metre

        var one = "<fes:PropertyIsEqualTo><fes:ValueReference>id</fes:ValueReference><fes:Literal>" + id
                + "</fes:Literal></fes:PropertyIsEqualTo>";
        var answer = filtered("observations", one, "&srsName=" + name);
        schemas().check(answer.body());
        var written = Arrays.stream(texts(answer, "pos").get(0).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(written[0]).isCloseTo(first, within(tolerance));
        assertThat(written[1]).isCloseTo(second, within(tolerance));
        assertThat(elements(answer, "Point").get(0).getAttribute("srsName")).isEqualTo(name.replace("%23", "#"));

        var box = "&bbox=%s,%s,%s,%s,%s".formatted(first - reach, second - reach, first + reach, second + reach, name);
        assertThat(ids(features("planerare", "observations", box))).contains("observations." + id);
        var beside = "&bbox=%s,%s,%s,%s,%s"
                .formatted(first + reach, second + reach, first + 2 * reach, second + 2 * reach, name);
        assertThat(ids(features("planerare", "observations", beside))).doesNotContain("observations." + id);

        var envelope =
                "<fes:BBOX><fes:ValueReference>geometry</fes:ValueReference><gml:Envelope srsName='%s'><gml:lowerCorner>%s %s</gml:lowerCorner><gml:upperCorner>%s %s</gml:upperCorner></gml:Envelope></fes:BBOX>"
                        .formatted(
                                name.replace("%23", "#"), first - reach, second - reach, first + reach, second + reach);
        assertThat(matched(filtered("observations", "<fes:And>" + one + envelope + "</fes:And>", "&resultType=hits")))
                .isEqualTo(1);

        var json = filtered("observations", one, "&outputFormat=application/json&srsName=" + name)
                .json();
        var place = json.path("features").path(0).path("geometry").path("coordinates");
        assertThat(place.path(0).asDouble())
                .as("GeoJSON has east first, however the system was named")
                .isCloseTo(
                        Math.min(first, second) == first || degrees && first < second ? first : second,
                        within(tolerance * 10));
    }

    /** A client that shows the world asks for all of it, where no projection reaches. */
    @ParameterizedTest
    @CsvSource({
        "'-90,-180,90,180,urn:ogc:def:crs:EPSG::4326'",
        "'-180,-90,180,90,EPSG:4326'",
        "'-20037508,-20037508,20037508,20037508,EPSG:3857'",
        "'-9000000,-9000000,9000000,9000000,urn:ogc:def:crs:EPSG::3006'"
    })
    void theWholeWorldHoldsAllThatHasAPlace(String box) {
        long all = matched(features("planerare", "places", "&resultType=hits"));
        assertThat(matched(features("planerare", "places", "&resultType=hits&bbox=" + box)))
                .isEqualTo(all);
    }
}
