package se.lagesbild.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import se.lagesbild.gis.Oracle;

class CrsTest {

    /** Points inside the zone agree within 0.1 mm; Haparanda, 11 degrees off its middle, differs by 0.8 mm. */
    private static final double A_MILLIMETRE = 0.001;

    @Test
    void agreesWithProjInEverySystemAndPutsEastFirst() {
        var expected = Oracle.rows("crs_expected.csv");
        var input = Oracle.rows("crs_input.csv");
        assertThat(input).hasSize(20).hasSameSizeAs(expected);
        for (int i = 0; i < input.size(); i++) {
            double lon = Oracle.number(input.get(i), "lon_4326");
            double lat = Oracle.number(input.get(i), "lat_4326");
            var row = expected.get(i);
            assertThat(row.get("id")).isEqualTo(input.get(i).get("id"));
            for (var system : new String[][] {
                {"EPSG:3006", "easting_3006", "northing_3006"},
                {"EPSG:3008", "easting_3008", "northing_3008"},
                {"EPSG:3857", "x_easting_3857", "y_northing_3857"}
            }) {
                var point = Crs.of(system[0]).from(Crs.WGS_84, lon, lat);
                var what = input.get(i).get("name") + " in " + system[0];
                assertThat(point.getX()).as(what).isCloseTo(Oracle.number(row, system[1]), within(A_MILLIMETRE));
                assertThat(point.getY()).as(what).isCloseTo(Oracle.number(row, system[2]), within(A_MILLIMETRE));
                assertThat(point.getSRID()).isEqualTo(Crs.of(system[0]).srid());
            }
        }
    }

    @Test
    void comesBackToTheSameDegrees() {
        var there = Crs.of("EPSG:3008").from(Crs.WGS_84, 13.157423, 55.376243);
        var back = Crs.WGS_84.from(Crs.of("EPSG:3008"), there);
        assertThat(back.getX()).isCloseTo(13.157423, within(1e-9)); // 1e-9 degrees: about 0.1 mm
        assertThat(back.getY()).isCloseTo(55.376243, within(1e-9));
        assertThat(back.getSRID()).isEqualTo(4326);
    }

    @Test
    void shiftsBetweenDatums() {
        // RT90 through its seven parameters, beside Lantmäteriet's projection that imitates RT90 straight from SWEREF
        // 99
        var rt90 = Crs.of("EPSG:3021").from(Crs.WGS_84, 13.157423, 55.376243);
        var imitated = Crs.of("EPSG:3847").from(Crs.WGS_84, 13.157423, 55.376243);
        assertThat(rt90.distance(imitated)).isLessThan(1.5); // metres; without the shift it would be 200
        var back = Crs.WGS_84.from(Crs.of("EPSG:3021"), rt90);
        assertThat(back.getX()).isCloseTo(13.157423, within(1e-7)); // 1e-7 degrees: 1 cm
        assertThat(back.getY()).isCloseTo(55.376243, within(1e-7));
    }

    @Test
    void movesAPolygonWithItsHoleAndLeavesTheOriginalAlone() {
        var wgs = Crs.WGS_84.geometries();
        var outer = ring(13.0, 55.0, 0.1);
        var polygon = wgs.createPolygon(outer, new LinearRing[] {ring(13.02, 55.02, 0.05)});
        var before = polygon.copy();
        Polygon moved = Crs.of("EPSG:3006").from(Crs.WGS_84, polygon);
        assertThat(polygon.equalsExact(before)).isTrue();
        assertThat(moved.getNumInteriorRing()).isEqualTo(1);
        assertThat(moved.getSRID()).isEqualTo(3006);
        assertThat(moved.getInteriorRingN(0).getSRID()).isEqualTo(3006);
        // 0.1 degrees at 55.05 north are 6,390 m east by 11,132 m north; the hole takes a quarter
        assertThat(moved.getArea()).isCloseTo(6_390 * 11_132 * 0.75, within(1e5));
    }

    @Test
    void keepsCollectionsAndEmptyGeometries() {
        var wgs = Crs.WGS_84.geometries();
        var points =
                wgs.createMultiPointFromCoords(new Coordinate[] {new Coordinate(13, 55), new Coordinate(13.1, 55.1)});
        assertThat(Crs.of("EPSG:3006").from(Crs.WGS_84, points).getNumGeometries())
                .isEqualTo(2);
        assertThat(Crs.of("EPSG:3006").from(Crs.WGS_84, wgs.createPolygon()).isEmpty())
                .isTrue();
    }

    @Test
    void tellsMetresFromDegreesAndFeet() {
        assertThat(Crs.of("EPSG:3008").metric()).isTrue();
        assertThat(Crs.WEB_MERCATOR.metric()).isTrue();
        assertThat(Crs.WGS_84.metric()).isFalse();
        assertThat(Crs.of("EPSG:2278").metric()).isFalse(); // Texas South Central, US survey feet
    }

    @Test
    void isOneInstancePerCode() {
        assertThat(Crs.of("epsg:3008")).isSameAs(Crs.of(" EPSG:3008 ")).hasToString("EPSG:3008");
        assertThat(Crs.of("EPSG:4326")).isSameAs(Crs.WGS_84);
        assertThat(Crs.of("EPSG:3857").code()).isEqualTo("EPSG:3857");
    }

    @Test
    void answersTheSameFromManyThreads() {
        var sweref = Crs.of("EPSG:3008");
        var alone = sweref.from(Crs.WGS_84, 13.157, 55.376);
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> sweref.from(Crs.WGS_84, 13.157, 55.376).getCoordinate())
                        .distinct())
                .containsExactly(alone.getCoordinate());
    }

    @Test
    void namesACodeThatItCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Crs.of("EPSG:99999"))
                .withMessageContaining("EPSG:99999");
        assertThatIllegalArgumentException().isThrownBy(() -> Crs.of("SWEREF")).withMessageContaining("'SWEREF'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Crs.of("EPSG:5613")) // RH2000, heights
                .withMessageContaining("two axes");
        assertThatIllegalArgumentException().isThrownBy(() -> Crs.of("EPSG:-1")).withMessageContaining("EPSG:3008");
    }

    @Test
    void refusesPlacesThatAreNotOnTheGlobe() {
        var sweref = Crs.of("EPSG:3008");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweref.from(Crs.WGS_84, 13, 95))
                .withMessageContaining("13.0, 95.0")
                .withMessageContaining("latitude -90 to 90");
        assertThatIllegalArgumentException().isThrownBy(() -> sweref.from(Crs.WGS_84, 181, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> sweref.from(Crs.WGS_84, Double.NaN, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Crs.WGS_84.from(sweref, 1, Double.POSITIVE_INFINITY));
    }

    @Test
    void saysThatThePoleIsNotInWebMercator() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Crs.WEB_MERCATOR.from(Crs.WGS_84, 13, 90))
                .withMessageContaining("has no place in EPSG:3857");
    }

    @Test
    void takesAFolderForTheRegisterAndRefusesOneThatCannotBe(@TempDir Path folder) throws Exception {
        Crs.WGS_84.metric(); // the register is open: what follows must not move it
        var before = System.getProperty("EPSG-HSQL.directory");
        try {
            System.clearProperty("EPSG-HSQL.directory");
            Crs.useDirectory(folder.resolve("epsg"));
            assertThat(System.getProperty("EPSG-HSQL.directory"))
                    .isEqualTo(folder.resolve("epsg").toString());
            Crs.useDirectory(folder.resolve("other"));
            assertThat(System.getProperty("EPSG-HSQL.directory"))
                    .isEqualTo(folder.resolve("epsg").toString());
        } finally {
            if (before == null) {
                System.clearProperty("EPSG-HSQL.directory");
            } else {
                System.setProperty("EPSG-HSQL.directory", before);
            }
        }
        var file = Files.createFile(folder.resolve("file"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Crs.useDirectory(file.resolve("below")))
                .withMessageContaining("cannot be made");
    }

    private static LinearRing ring(double west, double south, double side) {
        return Crs.WGS_84.geometries().createLinearRing(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(west + side, south),
            new Coordinate(west + side, south + side),
            new Coordinate(west, south + side),
            new Coordinate(west, south)
        });
    }
}
