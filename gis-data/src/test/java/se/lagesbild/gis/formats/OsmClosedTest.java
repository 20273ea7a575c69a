package se.lagesbild.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.lagesbild.gis.geo.Crs;

/** What of the streets is left where ground is closed, and which streets meet. */
class OsmClosedTest {
    private static final Crs SWEREF = Crs.of("EPSG:3008");

    /** 0.001 degrees of longitude at 55 north, in metres. */
    private static final double STEP = 63.96;

    private static List<StreetEdge> read(SmallPbf world) {
        return OsmStreets.read(new ByteArrayInputStream(world.bytes()), SWEREF, n -> {});
    }

    private static void meetNowhere(List<StreetEdge> edges) {
        assertThat(edges.stream().flatMap(edge -> Stream.of(edge.fromNode(), edge.toNode())))
                .doesNotHaveDuplicates();
    }

    /** A street from west (node 1) over nodes 2 to 5, each 0.001 degrees apart, and the corners 11 to 14 of a port round nodes 3 and 4. */
    private static SmallPbf port() {
        return SmallPbf.world()
                .node(1, 13.000, 55.0)
                .node(2, 13.001, 55.0)
                .node(3, 13.002, 55.0)
                .node(4, 13.003, 55.0)
                .node(5, 13.004, 55.0)
                .node(6, 13.002, 55.01)
                .node(11, 13.0015, 54.99)
                .node(12, 13.0035, 54.99)
                .node(13, 13.0035, 55.005)
                .node(14, 13.0015, 55.005);
    }

    private static final List<Integer> FENCE = List.of(11, 12, 13, 14, 11);

    @Test
    void aStreetEndsAtTheFenceOfAPort() {
        var edges = read(port().way(10, List.of(1, 2, 3, 4, 5), "highway", "service")
                .way(20, FENCE, "landuse", "port", "access", "private"));
        assertThat(edges).hasSize(2);
        var west = edges.get(0);
        assertThat(west.fromNode()).isEqualTo(1);
        assertThat(west.toNode()).as("nothing else ends at the fence").isNegative();
        assertThat(west.metres()).isCloseTo(1.5 * STEP + 1, within(0.5));
        var east = edges.get(1);
        assertThat(east.fromNode()).isNegative().isNotEqualTo(west.toNode());
        assertThat(east.toNode()).isEqualTo(5);
        assertThat(east.metres()).isCloseTo(0.5 * STEP + 1, within(0.5));
        assertThat(east.line().getCoordinateN(0).x).isLessThan(east.line().getCoordinateN(1).x);
        assertThat(edges).allSatisfy(edge -> assertThat(edge.line().getSRID()).isEqualTo(3008));
        assertThat(edges).extracting(StreetEdge::id).containsExactly(40_960L, 40_961L);
        meetNowhere(edges);
    }

    @Test
    void aRoadThatSaysItIsOpenGoesThrough() {
        var edges = read(port().way(10, List.of(1, 2, 3, 4, 5), "highway", "service", "foot", "yes")
                .way(20, FENCE, "landuse", "port", "barrier", "fence"));
        assertThat(edges)
                .singleElement()
                .satisfies(edge -> assertThat(edge.metres()).isCloseTo(4 * STEP, within(0.5)));
    }

    @Test
    void aPortThatIsNotClosedIsWalkedThrough() {
        var edges = read(
                port().way(10, List.of(1, 2, 3, 4, 5), "highway", "service").way(20, FENCE, "landuse", "port"));
        assertThat(edges).hasSize(1);
    }

    @Test
    void streetsInsideAreGoneAndTheStreetAlongTheFenceStays() {
        var edges = read(port().way(10, List.of(3, 4), "highway", "service")
                .way(11, FENCE, "highway", "residential", "name", "Staketgatan")
                .way(20, FENCE, "landuse", "port", "access", "no"));
        assertThat(edges).extracting(StreetEdge::name).containsExactly("Staketgatan");
    }

    @Test
    void aPortOfSeveralWaysHasItsHoles() {
        // outer ring of two ways; a hole round node 3 that the public may enter
        var edges = read(port().node(21, 13.0018, 54.999)
                .node(22, 13.0022, 54.999)
                .node(23, 13.0022, 55.001)
                .node(24, 13.0018, 55.001)
                .way(10, List.of(1, 2, 3, 4, 5), "highway", "service")
                .way(20, List.of(11, 12, 13))
                .way(21, List.of(13, 14, 11))
                .way(22, List.of(21, 22, 23, 24, 21))
                .relation(
                        30,
                        List.of("outer", 20, "outer", 21, "inner", 22),
                        "type",
                        "multipolygon",
                        "industrial",
                        "port",
                        "access",
                        "private"));
        assertThat(edges)
                .extracting(StreetEdge::fromNode, edge -> Math.round(edge.metres() / STEP * 10))
                .containsExactly(tuple(1L, 15L), tuple(-2L, 4L), tuple(-4L, 5L));
    }

    @Test
    void aBridgeAndWhatItCrossesMeetNowhere() {
        // the bridge 6-7 passes over Storgatan, without a node in common; the underpass 8-9 below it
        var world = SmallPbf.world()
                .node(1, 13.000, 55.0)
                .node(2, 13.002, 55.0)
                .node(6, 13.0005, 54.999)
                .node(7, 13.0005, 55.001)
                .node(8, 13.001, 54.999)
                .node(9, 13.001, 55.001)
                .way(10, List.of(1, 2), "highway", "primary", "name", "Storgatan", "oneway", "yes")
                .way(11, List.of(6, 7), "highway", "footway", "bridge", "yes", "layer", "1")
                .way(12, List.of(8, 9), "highway", "footway", "tunnel", "yes", "layer", "-1")
                .way(13, List.of(2, 9), "route", "ferry", "foot", "yes");
        var edges = read(world);
        assertThat(edges).as("no ferry").hasSize(3);
        meetNowhere(edges);
    }
}
