package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import se.lagesbild.gis.formats.OsmGround.Found;
import se.lagesbild.gis.formats.OsmGround.LeftOut;
import se.lagesbild.gis.geo.Crs;

class OsmGroundTest {
    private static final Crs SWEREF = Crs.of("EPSG:3008");

    /** Metres of a step of the grid, at 55.7 degrees north: 0.001 degrees east by 0.001 degrees north. */
    private static final double CELL_M2 = 62.86 * 111.32;

    @TempDir
    Path folder;

    /** Node 100 * row + column lies at 13 + column / 1000, 55.7 + row / 1000. */
    private static SmallPbf grid() {
        var world = SmallPbf.world();
        for (int row = 0; row < 10; row++) {
            for (int column = 0; column < 10; column++) {
                world.node(100L * row + column + 1, 13 + column / 1000.0, 55.7 + row / 1000.0);
            }
        }
        return world;
    }

    private static int at(int column, int row) {
        return 100 * row + column + 1;
    }

    /** Counter-clockwise, the first corner again at the end. */
    private static List<Integer> square(int column, int row, int side) {
        return List.of(
                at(column, row),
                at(column + side, row),
                at(column + side, row + side),
                at(column, row + side),
                at(column, row));
    }

    private Found read(SmallPbf world) throws IOException {
        var file = folder.resolve("world.osm.pbf");
        Files.write(file, world.bytes());
        return OsmGround.read(file, SWEREF, n -> {});
    }

    private static OsmThing only(List<OsmThing> things) {
        assertThat(things).hasSize(1);
        return things.get(0);
    }

    @Test
    void readsClosedWaysByTheirTags() throws IOException {
        var found = read(grid().way(1, square(0, 0, 1), "building", "yes", "name", " Rådhuset ")
                .way(2, square(2, 0, 2), "natural", "water")
                .way(3, square(5, 0, 1), "leisure", "park")
                .way(4, square(7, 0, 1), "landuse", "harbour")
                .way(5, square(0, 5, 1), "building", "no", "shop", "kiosk"));
        assertThat(found.ground())
                .extracting(OsmThing::id, OsmThing::kind, OsmThing::name)
                .containsExactly(
                        tuple("way-1", "building", "Rådhuset"),
                        tuple("way-2", "water", null),
                        tuple("way-3", "green", null),
                        tuple("way-4", "port", null));
        assertThat(found.ground().get(1).geometry().getArea()).isCloseTo(4 * CELL_M2, within(4 * CELL_M2 / 100));
        assertThat(found.ground()).allSatisfy(thing -> {
            assertThat(thing.geometry()).isInstanceOf(Polygon.class);
            assertThat(thing.geometry().getSRID()).isEqualTo(3008);
        });
        assertThat(only(found.places()).kind()).isEqualTo("PORT");
        assertThat(found.leftOut()).isEmpty();
    }

    @Test
    void joinsSplitOuterRingsAndCutsTheHolesOut() throws IOException {
        // the shell runs in two ways, one of them backwards; two holes that share a side
        var found = read(grid().way(1, List.of(at(0, 0), at(9, 0), at(9, 9)))
                .way(2, List.of(at(0, 0), at(0, 9), at(9, 9)))
                .way(3, square(2, 2, 2))
                .way(4, square(4, 2, 2))
                .relation(
                        7,
                        List.of("outer", 1, "inner", 3, "outer", 2, "inner", 4),
                        "type",
                        "multipolygon",
                        "natural",
                        "wood"));
        var wood = only(found.ground());
        assertThat(wood.id()).isEqualTo("relation-7");
        assertThat(wood.kind()).isEqualTo("green");
        assertThat(wood.geometry().getArea()).isCloseTo((81 - 8) * CELL_M2, within(CELL_M2));
        assertThat(new IsValidOp(wood.geometry()).isValid()).isTrue();
        assertThat(found.leftOut()).isEmpty();
    }

    @Test
    void severalOuterRingsAreOneThingAndRingsMayTouchInANode() throws IOException {
        var found = read(grid().way(1, List.of(at(0, 0), at(2, 0), at(2, 2)))
                .way(2, List.of(at(2, 2), at(4, 2), at(4, 4), at(2, 4), at(2, 2)))
                .way(3, List.of(at(2, 2), at(0, 2), at(0, 0)))
                .way(4, square(6, 6, 1))
                .relation(
                        7,
                        List.of("outer", 1, "", 2, "outer", 3, "outer", 4),
                        "type",
                        "multipolygon",
                        "natural",
                        "water"));
        var water = only(found.ground()).geometry();
        assertThat(water).isInstanceOf(MultiPolygon.class);
        assertThat(water.getNumGeometries()).isEqualTo(3);
        assertThat(water.getArea()).isCloseTo(9 * CELL_M2, within(CELL_M2 / 10));
    }

    @Test
    void leavesOutWhatIsBrokenAndTellsWhich() throws IOException {
        var found = read(grid().way(1, List.of(at(0, 0), at(1, 0), at(1, 1)), "building", "yes")
                .way(2, List.of(at(2, 0), at(3, 1), at(3, 0), at(2, 1), at(2, 0)), "landuse", "grass")
                .way(3, List.of(at(4, 0), at(5, 0), 99_999, at(4, 1), at(4, 0)), "natural", "water")
                .way(4, List.of(at(0, 5), at(5, 5), at(5, 9)))
                .relation(5, List.of("outer", 4), "type", "multipolygon", "leisure", "park")
                .relation(6, List.of("outer", 4, "outer", 77), "type", "multipolygon", "leisure", "park")
                .relation(8, List.of("outer", 4), "type", "route", "leisure", "park")
                .way(9, square(7, 7, 1), "building", "yes"));
        assertThat(found.leftOut())
                .containsExactlyInAnyOrder(
                        new LeftOut("way-1", "not-closed"),
                        new LeftOut("way-2", "crosses-itself"),
                        new LeftOut("way-3", "cut-off"),
                        new LeftOut("relation-5", "not-closed"),
                        new LeftOut("relation-6", "cut-off"));
        assertThat(only(found.ground()).id()).isEqualTo("way-9");
    }

    @Test
    void riversAndPiersAreLinesWhereTheyAreNotClosed() throws IOException {
        var found = read(grid().way(1, List.of(at(0, 0), at(1, 0), 88_888, at(2, 0), at(3, 0)), "waterway", "river")
                .way(2, square(4, 4, 1), "waterway", "canal")
                .way(3, List.of(at(6, 0), at(6, 3)), "man_made", "pier")
                .way(4, square(7, 0, 1), "man_made", "pier")
                .way(5, List.of(at(0, 9), at(9, 9)), "waterway", "stream", "tunnel", "culvert"));
        assertThat(found.ground().stream().map(thing -> thing.geometry().getGeometryType()))
                .containsExactly(
                        "MultiLineString", // the part between is not in the extract
                        "LineString",
                        "LineString",
                        "Polygon");
        assertThat(found.leftOut()).isEmpty();
    }

    @Test
    void readsPlacesFromPointsAndAreas() throws IOException {
        var found = read(grid().node(2_001, 13.01, 55.71, "amenity", "pub", "name", "Krogen")
                .node(2_002, 13.02, 55.71, "highway", "street_lamp")
                .node(2_003, 13.03, 55.71, "highway", "bus_stop", "public_transport", "platform")
                .node(2_004, 13.04, 55.71, "amenity", "bench")
                .node(2_005, 13.05, 55.71, "landuse", "harbour")
                .way(1, square(0, 0, 2), "amenity", "school", "building", "yes", "name", "Skolan")
                .way(2, square(3, 0, 1), "highway", "pedestrian", "area", "yes")
                .way(3, square(5, 0, 1), "highway", "pedestrian", "area", "yes", "name", "Torget"));
        assertThat(found.places().stream().map(place -> place.kind() + " " + place.name()))
                .containsExactlyInAnyOrder(
                        "SERVING Krogen", "LAMP null", "STOP null", "SCHOOL Skolan", "SQUARE Torget");
        assertThat(found.places().get(0).geometry()).isInstanceOf(Point.class);
        assertThat(found.ground().stream().map(OsmThing::kind)).containsExactly("building", "square", "square");
    }

    @Test
    void tagsMustAllFitAndTheFirstRowWins() {
        var kinds = OsmKinds.of("kind,drawn,tags\na,area,x=1|2 & !z\nb,line,x=* & y=yes\nc,both,x=*\n");
        assertThat(kinds.of(Map.of("x", "2")).orElseThrow().code()).isEqualTo("a");
        assertThat(kinds.of(Map.of("x", "2", "z", "3", "y", "yes"))
                        .orElseThrow()
                        .code())
                .isEqualTo("b");
        assertThat(kinds.of(Map.of("x", "3")).orElseThrow().code()).isEqualTo("c");
        assertThat(kinds.of(Map.of("x", "no"))).isEmpty();
        assertThat(kinds.of(Map.of("y", "yes"))).isEmpty();
    }

    @Test
    void aRingOfManyWaysIsJoinedInAnyOrder() {
        var parts = new ArrayList<long[]>();
        IntStream.range(0, 500).map(i -> (i * 37) % 500).forEach(i -> {
            long from = i;
            long to = (i + 1) % 500;
            parts.add(i % 3 == 0 ? new long[] {to, 1_000 + i, from} : new long[] {from, 1_000 + i, to});
        });
        var rings = OsmRings.of(parts).orElseThrow();
        assertThat(rings).hasSize(1);
        assertThat(rings.get(0)).hasSize(1_001).startsWith(rings.get(0)[1_000]);
        parts.remove(250);
        assertThat(OsmRings.of(parts)).isEmpty();
    }

    @Test
    void readsLundStation() throws IOException {
        var file = folder.resolve("lund.osm.pbf");
        try (var in = OsmGroundTest.class.getResourceAsStream("/osm/lund-station-sweden.osm.pbf")) {
            Files.copy(in, file);
        }
        var found = OsmGround.read(file, SWEREF, n -> {});
        // ogrinfo finds 53 buildings and 12 areas of grass in it
        assertThat(found.ground().stream().filter(thing -> thing.kind().equals("building")))
                .hasSize(53);
        assertThat(found.ground().stream().filter(thing -> thing.kind().equals("green")))
                .hasSizeGreaterThanOrEqualTo(12);
        assertThat(found.places().stream().filter(place -> place.kind().equals("LAMP")))
                .hasSize(10);
        assertThat(found.ground())
                .allSatisfy(thing -> assertThat(thing.geometry().isValid()).isTrue());
        assertThat(found.asOf())
                .isNotNull()
                .isBetween(Instant.parse("2023-03-01T00:00:00Z"), Instant.parse("2023-04-30T00:00:00Z"));
    }

    @Test
    void saysWhatIsNoExtract() throws IOException {
        var file = folder.resolve("text.osm.pbf");
        Files.writeString(file, "not a map, only words");
        assertThatExceptionOfType(OsmException.class)
                .isThrownBy(() -> OsmGround.read(file, SWEREF, n -> {}))
                .withMessageContaining("text.osm.pbf")
                .withMessageContaining("cannot be read");
    }
}
