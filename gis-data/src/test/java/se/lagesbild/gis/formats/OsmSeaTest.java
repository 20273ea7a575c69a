package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import se.lagesbild.gis.geo.Crs;

/** A coast from west to east has land in the north, on its left. */
class OsmSeaTest {
    private static final GeometryFactory FLAT = new GeometryFactory();
    private static final Coordinate[] COAST = line(0, 0, 400, 0, 600, 0, 1000, 0);
    private static final Coordinate[] ISLAND = line(450, -300, 550, -300, 550, -200, 450, -200, 450, -300);

    private static Coordinate[] line(double... numbers) {
        var corners = new Coordinate[numbers.length / 2];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(numbers[2 * i], numbers[2 * i + 1]);
        }
        return corners;
    }

    private static List<Polygon> sea(@Nullable Envelope bounds, Coordinate[]... coast) {
        return OsmSea.of(List.of(coast), bounds, FLAT);
    }

    private static boolean wet(List<Polygon> sea, double x, double y) {
        Point point = FLAT.createPoint(new Coordinate(x, y));
        return sea.stream().anyMatch(part -> part.contains(point));
    }

    @Test
    void liesToTheRightOfTheCoastAndAroundAnIsland() {
        var sea = sea(null, COAST, ISLAND);
        assertThat(wet(sea, 500, -100)).isTrue();
        assertThat(wet(sea, 500, -250)).as("on the island").isFalse();
        assertThat(wet(sea, 500, 100)).as("in the town").isFalse();
        assertThat(wet(sea, 500, -300 - OsmSea.REACH + 1)).as("2 km out").isTrue();
        assertThat(wet(sea, 500, -300 - OsmSea.REACH - 1)).as("farther out").isFalse();
        assertThat(wet(sea, -1, -100)).as("where the coast is not known").isFalse();
    }

    @Test
    void theOtherWayRoundIsTheOtherSide() {
        var sea = sea(null, line(1000, 0, 0, 0));
        assertThat(wet(sea, 500, 100)).isTrue();
        assertThat(wet(sea, 500, -100)).isFalse();
    }

    @Test
    void islandsAloneHaveSeaAllAround() {
        var sea = sea(null, ISLAND);
        assertThat(sea).hasSize(1);
        // 100 m of island and 2 km on each side of it
        assertThat(sea.get(0).getArea()).isCloseTo(4100.0 * 4100 - 100 * 100, within(0.1));
    }

    @Test
    void aLakeWithSeaTagsIsSeaInside() {
        var sea = sea(null, line(0, 0, 0, 100, 100, 100, 100, 0, 0, 0)); // clockwise: land outside
        assertThat(sea).hasSize(1);
        assertThat(sea.get(0).getArea()).isCloseTo(10_000, within(0.1));
    }

    @Test
    void aGapNeverFloodsTheTown() {
        for (var more : List.of(ISLAND, line(0, -900, 0, -800, -100, -800, 0, -900))) {
            var sea = sea(null, line(0, 0, 400, 0), line(600, 0, 1000, 0), more);
            for (int x = -1500; x < 2500; x += 50) {
                for (int y = 5; y < 2000; y += 50) {
                    assertThat(wet(sea, x, y)).as("%d, %d", x, y).isFalse();
                }
            }
        }
    }

    @Test
    void whereOnePartSaysLandAndAnotherSeaNothingIsPainted() {
        var sea = sea(null, COAST, line(1000, -250, 0, -250), line(1000, -500, 0, -500));
        assertThat(wet(sea, 500, -100)).isTrue();
        assertThat(wet(sea, 500, -375))
                .as("land for the one, sea for the other")
                .isFalse();
    }

    @Test
    void endsWhereTheExtractEnds() {
        var sea = sea(new Envelope(200, 800, -150, 900), COAST);
        assertThat(sea).hasSize(1);
        assertThat(sea.get(0).getEnvelopeInternal()).isEqualTo(new Envelope(200, 800, -150, 0));
    }

    @Test
    void neitherOrderNorCutsOfTheWaysMatter() {
        var random = new Random(7);
        var coast = new ArrayList<Coordinate>();
        for (int x = 0; x <= 1000; x += 10) {
            coast.add(new Coordinate(x, random.nextInt(200)));
        }
        double expected = sea(null, coast.toArray(Coordinate[]::new), ISLAND).stream()
                .mapToDouble(Polygon::getArea)
                .sum();
        assertThat(expected).isPositive();
        for (int turn = 0; turn < 20; turn++) {
            var pieces = new ArrayList<Coordinate[]>();
            pieces.add(ISLAND);
            for (int from = 0; from < coast.size() - 1; ) {
                int to = Math.min(coast.size() - 1, from + 1 + random.nextInt(20));
                pieces.add(coast.subList(from, to + 1).toArray(Coordinate[]::new));
                from = to;
            }
            Collections.shuffle(pieces, random);
            double area = OsmSea.of(pieces, null, FLAT).stream()
                    .mapToDouble(Polygon::getArea)
                    .sum();
            assertThat(area).isCloseTo(expected, within(0.01));
        }
    }

    @Test
    void withoutACoastThereIsNone() {
        assertThat(OsmSea.of(List.of(), null, FLAT)).isEmpty();
    }

    @Test
    void anExtractsCoastBecomesWater(@TempDir Path folder) throws IOException {
        var world = SmallPbf.world();
        for (int column = 0; column < 10; column++) {
            world.node(column + 1, 13 + column / 100.0, 55.4);
        }
        var file = folder.resolve("world.osm.pbf");
        Files.write(
                file,
                world.way(1, List.of(1, 2, 3, 4, 5), "natural", "coastline")
                        .way(2, List.of(5, 6, 7, 8, 9, 10), "natural", "coastline")
                        .bytes());
        var sweref = Crs.of("EPSG:3008");
        var found = OsmGround.read(file, sweref, n -> {});
        assertThat(found.ground()).singleElement().satisfies(sea -> {
            assertThat(sea.id()).isEqualTo("sea-1");
            assertThat(sea.kind()).isEqualTo("water");
            assertThat(sea.geometry().getSRID()).isEqualTo(3008);
            assertThat(sea.geometry().contains(sweref.from(Crs.WGS_84, 13.045, 55.395)))
                    .isTrue();
            assertThat(sea.geometry().contains(sweref.from(Crs.WGS_84, 13.045, 55.405)))
                    .isFalse();
        });
        assertThat(found.leftOut()).isEmpty();

        Files.write(file, torn().bytes());
        var broken = OsmGround.read(file, sweref, n -> {});
        assertThat(broken.ground()).isEmpty();
        assertThat(broken.leftOut()).containsExactly(new OsmGround.LeftOut("sea", "not-closed"));
    }

    @Test
    void aSeaThatWouldHoldTheTownIsNotPainted(@TempDir Path folder) throws IOException {
        var world = SmallPbf.world().node(1, 13, 55.4).node(2, 13.1, 55.4);
        for (int house = 0; house < 4; house++) {
            double west = 13.04 + house / 1000.0;
            world.node(10 * house + 10, west, 55.399)
                    .node(10 * house + 11, west + 0.0001, 55.399)
                    .node(10 * house + 12, west + 0.0001, 55.3991)
                    .node(10 * house + 13, west, 55.3991);
        }
        world.way(1, List.of(1, 2), "natural", "coastline");
        for (int house = 0; house < 4; house++) {
            int first = 10 * house + 10;
            world.way(2 + house, List.of(first, first + 1, first + 2, first + 3, first), "building", "house");
        }
        var file = folder.resolve("world.osm.pbf");
        Files.write(file, world.bytes());
        var found = OsmGround.read(file, Crs.of("EPSG:3008"), n -> {});
        assertThat(found.ground())
                .extracting(OsmThing::kind)
                .containsOnly("building")
                .hasSize(4);
        assertThat(found.leftOut()).containsExactly(new OsmGround.LeftOut("sea", "not-closed"));
    }

    /** A coast and its contrary. */
    private static SmallPbf torn() {
        return SmallPbf.world()
                .node(1, 13, 55.4)
                .node(2, 13.1, 55.4)
                .way(1, List.of(1, 2), "natural", "coastline")
                .way(2, List.of(2, 1), "natural", "coastline");
    }
}
