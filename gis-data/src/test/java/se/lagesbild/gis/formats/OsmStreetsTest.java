package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import se.lagesbild.gis.geo.Crs;

class OsmStreetsTest {

    private static final Crs SWEREF = Crs.of("EPSG:3008");

    @Test
    void readsLundWithItsSwedishNamesAndSteps() throws IOException {
        var edges = read(resource("/osm/lund-station-sweden.osm.pbf"));
        assertThat(edges.stream().map(StreetEdge::name))
                .contains("Bangatan", "Rydes undergång", "Britta Holmströms gata");
        assertThat(edges.stream().filter(StreetEdge::steps))
                .isNotEmpty()
                .allSatisfy(edge -> assertThat(edge.highway()).isEqualTo("steps"));
        // Lund C: 13.187 east, 55.706 north; the extract is 1.0 x 2.2 km
        var station = SWEREF.from(Crs.WGS_84, 13.187, 55.706);
        assertThat(edges).allSatisfy(edge -> {
            assertThat(edge.line().getSRID()).isEqualTo(3008);
            assertThat(edge.line().distance(station)).isLessThan(2_500);
            assertThat(edge.metres()).isEqualTo(edge.line().getLength());
        });
    }

    @Test
    void readsATownOfThirtyThousand() throws IOException {
        var utm = Crs.of("EPSG:25832");
        var heard = new ArrayList<Long>();
        List<StreetEdge> edges;
        try (var in = resource("/osm/herrenberg-minimal.osm.pbf")) {
            edges = OsmStreets.read(in, utm, heard::add);
        }
        // another reader (GraphHopper 11, foot profile) makes 3,197 edges of it; rules for small parts differ
        assertThat(edges).hasSizeBetween(2_900, 3_500);
        assertThat(edges.stream().map(StreetEdge::id).distinct()).hasSameSizeAs(edges);
        assertThat(edges).allSatisfy(edge -> assertThat(edge.id()).isBetween(1L, 1L << 53));
        assertThat(heard).isSorted().isNotEmpty();
        assertThat(heard.get(heard.size() - 1)).isGreaterThanOrEqualTo(6_503 + 1_704); // its nodes and streets
        meetWhereTheyShareANode(edges);
    }

    /** All ends with one node's id lie at one place, and no edge runs through a node where others end. */
    private static void meetWhereTheyShareANode(List<StreetEdge> edges) {
        var at = new HashMap<Long, Coordinate>();
        for (var edge : edges) {
            var line = edge.line();
            var start = line.getCoordinateN(0);
            var end = line.getCoordinateN(line.getNumPoints() - 1);
            assertThat(at.merge(edge.fromNode(), start, (a, b) -> a).distance(start))
                    .isLessThan(1e-6);
            assertThat(at.merge(edge.toNode(), end, (a, b) -> a).distance(end)).isLessThan(1e-6);
        }
        var ends = new HashSet<Coordinate>();
        at.values().forEach(place -> ends.add(rounded(place)));
        long through = edges.stream()
                .flatMap(edge -> Arrays.stream(edge.line().getCoordinates())
                        .skip(1)
                        .limit(Math.max(0, edge.line().getNumPoints() - 2L)))
                .filter(place -> ends.contains(rounded(place)))
                .count();
        assertThat(through).isLessThanOrEqualTo(2); // different nodes may lie at one place
    }

    private static Coordinate rounded(Coordinate place) {
        return new Coordinate(Math.round(place.x * 1000), Math.round(place.y * 1000));
    }

    @Test
    void readsTheBuiltInOsloInSeconds() throws IOException {
        var folder = AreaFolder.of("oslo");
        try (var in = folder.require("network.osm.pbf")) {
            var edges = OsmStreets.read(in, folder.area().crs(), n -> {});
            assertThat(edges)
                    .hasSizeBetween(
                            28_000, 33_000); // GraphHopper 11, which splits at barriers and crossings too: 32,364
            var box = folder.area()
                    .crs()
                    .from(Crs.WGS_84, folder.area().boundary())
                    .getEnvelope();
            assertThat(edges.stream()
                            .filter(edge -> edge.line().intersects(box))
                            .count())
                    .isGreaterThan(edges.size() * 95L / 100);
        }
    }

    @Test
    void splitsAtTheCrossingAndNowhereElse() {
        // Storgatan 1-2-3-4 from west to east, Tvärgatan 5-3-6 across it at node 3
        var edges = read(SmallPbf.world()
                .node(1, 13.00, 55.0)
                .node(2, 13.01, 55.0)
                .node(3, 13.02, 55.0)
                .node(4, 13.03, 55.0)
                .node(5, 13.02, 55.1)
                .node(6, 13.02, 54.9)
                .way(10, List.of(1, 2, 3, 4), "highway", "residential", "name", "Storgatan")
                .way(11, List.of(5, 3, 6), "highway", "footway", "name", " "));
        assertThat(edges)
                .extracting(StreetEdge::id, StreetEdge::fromNode, StreetEdge::toNode, StreetEdge::name)
                .containsExactly(
                        tuple(40_960L, 1L, 3L, "Storgatan"), // 10 * 4096
                        tuple(40_961L, 3L, 4L, "Storgatan"),
                        tuple(45_056L, 5L, 3L, null),
                        tuple(45_057L, 3L, 6L, null));
        assertThat(edges.get(0).line().getNumPoints()).isEqualTo(3);
        // 0.02 degrees of longitude at 55 north: 0.02 * 111,320 m * cos 55 = 1,277 m (sphere), 1,279 m (ellipsoid)
        assertThat(edges.get(0).metres()).isCloseTo(1_279, within(2.0));
    }

    @Test
    void endsAtTheEdgeOfTheExtract() {
        // nodes 8 and 9 are not in the file: the way leaves the extract, comes back, and leaves again
        var edges = read(SmallPbf.world()
                .node(1, 13.00, 55.0)
                .node(2, 13.01, 55.0)
                .node(3, 13.03, 55.0)
                .node(4, 13.04, 55.0)
                .way(10, List.of(9, 1, 2, 8, 3, 4, 9), "highway", "path"));
        assertThat(edges)
                .extracting(StreetEdge::fromNode, StreetEdge::toNode)
                .containsExactly(tuple(1L, 2L), tuple(3L, 4L));
    }

    @Test
    void doesNotConnectThroughALockedGate() {
        var edges = read(SmallPbf.world()
                .node(1, 13.00, 55.0)
                .node(2, 13.01, 55.0, "barrier", "gate", "access", "private")
                .node(3, 13.02, 55.0)
                .way(10, List.of(1, 2, 3), "highway", "service")
                .way(11, List.of(2, 1), "highway", "path"));
        assertThat(edges).hasSize(3);
        Set<Long> nodes = new HashSet<>();
        edges.forEach(edge -> nodes.addAll(List.of(edge.fromNode(), edge.toNode())));
        assertThat(nodes).hasSize(5).contains(1L, 3L).doesNotContain(2L); // three ends at the gate, none shared
    }

    @Test
    void walksAroundASquareAndAlongALoop() {
        var edges = read(SmallPbf.world()
                .node(1, 13.00, 55.00)
                .node(2, 13.01, 55.00)
                .node(3, 13.01, 55.01)
                .way(10, List.of(1, 2, 2, 3, 1), "highway", "pedestrian", "area", "yes", "name", "Torget"));
        assertThat(edges).singleElement().satisfies(edge -> {
            assertThat(edge.fromNode()).isEqualTo(edge.toNode()).isEqualTo(1);
            assertThat(edge.line().isClosed()).isTrue();
            assertThat(edge.line().getNumPoints()).isEqualTo(4);
        });
    }

    @Test
    void readsNodesInAnyOrderAndInTheOlderForm() {
        var edges = read(SmallPbf.world()
                .plainNode(7, 13.02, 55.0, "barrier", "gate", "locked", "yes")
                .node(5, 13.01, 55.0)
                .node(2, 13.00, 55.0)
                .foreignBlock()
                .way(10, List.of(2, 5, 7), "highway", "track"));
        assertThat(edges).singleElement().satisfies(edge -> {
            assertThat(edge.fromNode()).isEqualTo(2);
            assertThat(edge.toNode()).isNegative();
            assertThat(edge.line().getStartPoint().getX())
                    .isLessThan(edge.line().getEndPoint().getX());
        });
    }

    @Test
    void leavesOutMotorwaysAndSaysWhenNothingIsLeft() {
        var motorway = SmallPbf.world()
                .node(1, 13.00, 55.0)
                .node(2, 13.01, 55.0)
                .way(10, List.of(1, 2), "highway", "motorway");
        assertThatExceptionOfType(OsmException.class)
                .isThrownBy(() -> read(motorway))
                .withMessageContaining("no street or path");
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        byte[] lund;
        try (var in = resource("/osm/lund-station-sweden.osm.pbf")) {
            lund = in.readAllBytes();
        }
        refused(new byte[0], "no header block");
        refused("{\"type\":\"FeatureCollection\"}".getBytes(StandardCharsets.UTF_8), "cannot be read");
        refused(Arrays.copyOf(lund, lund.length - 1), "ends in the middle");
        refused(Arrays.copyOf(lund, lund.length / 2), "ends in the middle");
        refused(
                new SmallPbf("OsmSchema-V0.6", "HistoricalInformation").bytes(),
                "needs the feature HistoricalInformation");
        refused(SmallPbf.world().node(1, 13, 95).bytes(), "node 1 lies at longitude 13.0, latitude 95.0");
        assertThatExceptionOfType(OsmException.class)
                .isThrownBy(() -> OsmStreets.read(Path.of("nowhere.osm.pbf"), SWEREF, n -> {}))
                .withMessageContaining("nowhere.osm.pbf cannot be read");
    }

    @Test
    void namesTheFile() throws Exception {
        var path = Path.of(Objects.requireNonNull(OsmStreetsTest.class.getResource("/osm/README.md"))
                .toURI());
        assertThatExceptionOfType(OsmException.class)
                .isThrownBy(() -> OsmStreets.read(path, SWEREF, n -> {}))
                .withMessageStartingWith(path.toString());
        var lund = path.resolveSibling("lund-station-sweden.osm.pbf");
        assertThat(OsmStreets.read(lund, SWEREF, n -> {})).isNotEmpty();
    }

    @Test
    void answersDamageWithAReasonOrWithStreetsButNeverWithAnythingElse() throws IOException {
        byte[] lund;
        try (var in = resource("/osm/lund-station-sweden.osm.pbf")) {
            lund = in.readAllBytes();
        }
        var random = new Random(1287);
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            var damaged = lund.clone();
            for (int k = 0; k < 3; k++) {
                damaged[random.nextInt(i % 2 == 0 ? 300 : damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(OsmStreets.read(new ByteArrayInputStream(damaged), SWEREF, n -> {}))
                        .isNotEmpty();
            } catch (OsmException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100); // zlib's check sum sees nearly all of it
    }

    private static void refused(byte[] bytes, String why) {
        assertThatExceptionOfType(OsmException.class)
                .isThrownBy(() -> OsmStreets.read(new ByteArrayInputStream(bytes), SWEREF, n -> {}))
                .withMessageContaining(why);
    }

    private static List<StreetEdge> read(SmallPbf world) {
        return OsmStreets.read(new ByteArrayInputStream(world.bytes()), SWEREF, n -> {});
    }

    private static List<StreetEdge> read(InputStream in) throws IOException {
        try (in) {
            return OsmStreets.read(in, SWEREF, n -> {});
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(OsmStreetsTest.class.getResourceAsStream(name), name);
    }
}
