package se.lagesbild.backend.maps.wms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.backend.TrelleborgApp;

/**
 * A point stands on the pixel that its known coordinates say, however the coordinate system is named. Coordinates by PROJ 9 for longitude
 * 13.1569, latitude 55.3757.
 */
class WmsAxisOrderTests extends TrelleborgApp {
    private static final UUID ID = UUID.fromString("0b1d1a52-0001-4c7e-9d2c-5a1b6a6b0001");
    private static final String TIME = "2019-05-06T07:08:09Z";
    private static final String SELECTION = "&category=MIL-KLOT&time=" + TIME;
    private static final int SIDE = 201;

    /** Not in the middle: 60 pixels from the left, 40 from the top. */
    private static final int LEFT = 60;

    private static final int TOP = 40;

    private void place() {
        http.put("planerare", "/api/observations/" + ID, """
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [13.1569, 55.3757]},
             "properties": {"category": "MIL-KLOT", "occurredAt": "%s"}}\
            """.formatted(TIME));
    }

    /** @param unit of the system for each pixel */
    private static String box(boolean northFirst, double east, double north, double unit) {
        double minEast = east - (LEFT + 0.5) * unit;
        double maxNorth = north + (TOP + 0.5) * unit;
        double maxEast = minEast + SIDE * unit;
        double minNorth = maxNorth - SIDE * unit;
        return northFirst
                ? String.format(Locale.ROOT, "%.9f,%.9f,%.9f,%.9f", minNorth, minEast, maxNorth, maxEast)
                : String.format(Locale.ROOT, "%.9f,%.9f,%.9f,%.9f", minEast, minNorth, maxEast, maxNorth);
    }

    private static String at(String info, int left, int top) {
        return info.replace("LEFT", String.valueOf(left)).replace("TOP", String.valueOf(top));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Middle of all pixels that are not clear, and how many there are. */
    private static double[] middle(BufferedImage image) {
        double x = 0;
        double y = 0;
        double all = 0;
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                int opacity = image.getRGB(column, row) >>> 24;
                x += opacity * (column + 0.5);
                y += opacity * (row + 0.5);
                all += opacity;
            }
        }
        return new double[] {x / all, y / all, all / 255};
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "1.3.0, CRS:84, false, 13.1569, 55.3757, 0.00001",
        "1.3.0, EPSG:4326, true, 13.1569, 55.3757, 0.00001",
        "1.3.0, EPSG:3857, false, 1464619.40842, 7435125.91286, 1",
        "1.3.0, EPSG:3006, true, 383210.93473, 6138146.22246, 1",
        "1.3.0, EPSG:3008, true, 128249.29520, 6139109.45155, 1",
        "1.3.0, epsg:3008, true, 128249.29520, 6139109.45155, 0.5",
        "1.3.0, urn:ogc:def:crs:EPSG::3008, true, 128249.29520, 6139109.45155, 1",
        "1.3.0, urn:ogc:def:crs:EPSG::3006, true, 383210.93473, 6138146.22246, 1",
        "1.3.0, urn:ogc:def:crs:EPSG::4326, true, 13.1569, 55.3757, 0.00001",
        "1.3.0, urn:ogc:def:crs:OGC:1.3:CRS84, false, 13.1569, 55.3757, 0.00001",
        "1.3.0, http://www.opengis.net/def/crs/EPSG/0/3006, true, 383210.93473, 6138146.22246, 1",
        "1.3.0, http://www.opengis.net/def/crs/EPSG/0/3857, false, 1464619.40842, 7435125.91286, 1",
        "1.3.0, http://www.opengis.net/def/crs/EPSG/0/4326, true, 13.1569, 55.3757, 0.00001",
        "1.3.0, http://www.opengis.net/def/crs/EPSG/0/3008, true, 128249.29520, 6139109.45155, 1",
        "1.3.0, urn:ogc:def:crs:EPSG::3857, false, 1464619.40842, 7435125.91286, 1",
        "1.3.0, http://www.opengis.net/gml/srs/epsg.xml#4326, false, 13.1569, 55.3757, 0.00001",
        "1.3.0, http://www.opengis.net/gml/srs/epsg.xml#3006, false, 383210.93473, 6138146.22246, 1",
        "1.3.0, http://www.opengis.net/gml/srs/epsg.xml#3857, false, 1464619.40842, 7435125.91286, 1",
        "1.3.0, http://www.opengis.net/gml/srs/epsg.xml#3008, false, 128249.29520, 6139109.45155, 1",
        "1.1.1, EPSG:4326, false, 13.1569, 55.3757, 0.00001",
        "1.1.1, EPSG:3857, false, 1464619.40842, 7435125.91286, 1",
        "1.1.1, EPSG:3006, false, 383210.93473, 6138146.22246, 1",
        "1.1.1, EPSG:3008, false, 128249.29520, 6139109.45155, 1"
    })
    void aPointStandsWhereItsCoordinatesSay(
            String version, String crs, boolean northFirst, double east, double north, double unit) throws IOException {
        place();
        boolean old = version.equals("1.1.1");
        var map = "/ogc/wms?service=WMS&version=" + version
                + "&layers=observations&styles=&format=image/png&transparent=true&"
                + (old ? "srs=" : "crs=") + encoded(crs) + "&bbox=" + box(northFirst, east, north, unit) + "&width="
                + SIDE
                + "&height=" + SIDE + SELECTION;
        var answer = http.get("planerare", map + "&request=GetMap");
        assertThat(answer.header("Content-Type")).as(answer.text()).contains("image/png");
        var middle = middle(ImageIO.read(new ByteArrayInputStream(answer.body())));
        assertThat(middle[2]).as("pixels of one mark").isBetween(60.0, 260.0);
        // a tenth of a pixel for the tile's own grid, and the triangle's or circle's middle is exact for a circle alone
        assertThat(middle[0]).as("from the left").isBetween(LEFT + 0.2, LEFT + 0.8);
        assertThat(middle[1]).as("from the top").isBetween(TOP + 0.2, TOP + 0.8);

        var info =
                map + "&request=GetFeatureInfo&query_layers=observations&info_format=application/json&feature_count=5&"
                        + (old ? "x=LEFT&y=TOP" : "i=LEFT&j=TOP");
        var hit = http.get("planerare", at(info, LEFT, TOP)).json();
        assertThat(hit.path("features").size()).as(hit.toString()).isEqualTo(1);
        assertThat(hit.path("features").path(0).path("id").asString()).isEqualTo("observations." + ID);
        assertThat(hit.path("features")
                        .path(0)
                        .path("geometry")
                        .path("coordinates")
                        .path(0)
                        .asDouble())
                .isCloseTo(13.1569, org.assertj.core.api.Assertions.within(1e-6));
        var turned = http.get("planerare", at(info, TOP, LEFT)).json();
        assertThat(turned.path("features").size()).as("the mirrored pixel").isZero();
    }
}
