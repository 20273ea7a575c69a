package se.lagesbild.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import se.lagesbild.gis.Oracle;

class CrsNameTest {

    /** Four systems in four ways of naming them: what a client that goes by the conventions reads first, then second. */
    @ParameterizedTest
    @CsvSource({
        "EPSG:3006,                                      easting_3006,    northing_3006",
        "http://www.opengis.net/gml/srs/epsg.xml#3006,   easting_3006,    northing_3006",
        "urn:ogc:def:crs:EPSG::3006,                     northing_3006,   easting_3006",
        "http://www.opengis.net/def/crs/EPSG/0/3006,     northing_3006,   easting_3006",
        "EPSG:3008,                                      easting_3008,    northing_3008",
        "http://www.opengis.net/gml/srs/epsg.xml#3008,   easting_3008,    northing_3008",
        "urn:ogc:def:crs:EPSG::3008,                     northing_3008,   easting_3008",
        "http://www.opengis.net/def/crs/EPSG/0/3008,     northing_3008,   easting_3008",
        "EPSG:3857,                                      x_easting_3857,  y_northing_3857",
        "http://www.opengis.net/gml/srs/epsg.xml#3857,   x_easting_3857,  y_northing_3857",
        "urn:ogc:def:crs:EPSG::3857,                     x_easting_3857,  y_northing_3857",
        "http://www.opengis.net/def/crs/EPSG/0/3857,     x_easting_3857,  y_northing_3857",
        "EPSG:4326,                                      lon_4326,        lat_4326",
        "http://www.opengis.net/gml/srs/epsg.xml#4326,   lon_4326,        lat_4326",
        "urn:ogc:def:crs:EPSG::4326,                     lat_4326,        lon_4326",
        "http://www.opengis.net/def/crs/EPSG/0/4326,     lat_4326,        lon_4326",
        "CRS:84,                                         lon_4326,        lat_4326",
        "urn:ogc:def:crs:OGC:1.3:CRS84,                  lon_4326,        lat_4326",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84,   lon_4326,        lat_4326",
        "urn:ogc:def:crs:EPSG:9.9.1:3006,                northing_3006,   easting_3006"
    })
    void theFormOfTheNameDecidesTheOrder(String text, String first, String second) {
        var input = Oracle.rows("crs_input.csv").get(0);
        var expected = Oracle.rows("crs_expected.csv").get(0);
        expected.putAll(input);
        var name = CrsName.read(text);
        var place = name.crs().from(Crs.WGS_84, Oracle.number(input, "lon_4326"), Oracle.number(input, "lat_4326"));

        var written = name.inOrder(place).getCoordinate();
        assertThat(written.x).isCloseTo(Oracle.number(expected, first), within(0.001));
        assertThat(written.y).isCloseTo(Oracle.number(expected, second), within(0.001));
        assertThat(name.box(written.x, written.y, written.x + 10, written.y + 20))
                .isEqualTo(
                        name.northFirst()
                                ? new Envelope(place.getX(), place.getX() + 20, place.getY(), place.getY() + 10)
                                : new Envelope(place.getX(), place.getX() + 10, place.getY(), place.getY() + 20));
        assertThat(name.inOrder(name.inOrder(place)).getCoordinate()).isEqualTo(place.getCoordinate());
    }

    @Test
    void writesEveryFormItReads() {
        for (var crs : new Crs[] {Crs.of("EPSG:3006"), Crs.of("EPSG:3008"), Crs.WGS_84, Crs.WEB_MERCATOR}) {
            assertThat(CrsName.all(crs))
                    .hasSize(4)
                    .allSatisfy(name -> assertThat(CrsName.read(name.text())).isEqualTo(name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3008",
                "EPSG",
                "EPSG:",
                "EPSG:abc",
                "urn:ogc:def:crs:EPSG:3008",
                "urn:ogc:def:crs:EPSG::",
                "urn:ogc:def:crs:EPSG::99999"
            })
    void namesWhatItCannotRead(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrsName.read(text))
                .withMessageContaining("EPSG");
    }
}
