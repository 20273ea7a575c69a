package se.lagesbild.gis.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lagesbild.gis.Oracle;
import se.lagesbild.gis.network.NetworkDensity.Split;

class NetworkDensityTest {
    private static final double H = 100;

    /** Events per kilometre at so many metres from one event on a line. */
    private static double kernel(double metres) {
        double u = metres / H;
        return u < 1 ? 1000 * 15 / (16 * H) * Math.pow(1 - u * u, 2) : 0;
    }

    private static double at(SegmentCounts events, Split split, long edge, double offset) {
        return NetworkDensity.at(events, split, H, 0, edge, offset);
    }

    private static SegmentCounts event(StreetGraph graph, double x, double y) {
        return SegmentCounts.of(graph, new double[] {x}, new double[] {y}, 1);
    }

    @Test
    void agreesWithSpatstatOnTheStreetsOfChicago() {
        var nodes = Oracle.rows("chicago_network_nodes_input.csv");
        var lines = Oracle.rows("chicago_network_lines_input.csv");
        var town = new SmallTown();
        for (var line : lines) {
            var from = nodes.get((int) Oracle.number(line, "from") - 1);
            var to = nodes.get((int) Oracle.number(line, "to") - 1);
            town.street(
                    (long) Oracle.number(line, "id"),
                    (long) Oracle.number(line, "from"),
                    (long) Oracle.number(line, "to"),
                    null,
                    Oracle.number(from, "x"),
                    Oracle.number(from, "y"),
                    Oracle.number(to, "x"),
                    Oracle.number(to, "y"));
        }
        var graph = town.graph();
        var input = Oracle.rows("chicago_network_events_input.csv");
        var x = new double[input.size()];
        var y = new double[input.size()];
        for (int i = 0; i < x.length; i++) {
            var line = lines.get((int) Oracle.number(input.get(i), "line") - 1);
            double share = Oracle.number(input.get(i), "share");
            x[i] = between(nodes, line, "x", share);
            y[i] = between(nodes, line, "y", share);
        }
        var events = SegmentCounts.of(graph, x, y, 1);
        for (int i = 0; i < x.length; i++) {
            assertThat(events.spot(i).orElseThrow().edgeId()).isEqualTo((long) Oracle.number(input.get(i), "line"));
        }
        var expected = Oracle.rows("chicago_network_density_expected.csv");
        assertThat(expected).hasSize(456);
        for (var row : expected) {
            long line = (long) Oracle.number(row, "line");
            double offset = Oracle.number(row, "share") * graph.metres[graph.edge(line)];
            for (var split : Split.values()) {
                double value = 1000 * Oracle.number(row, split.name().toLowerCase(Locale.ROOT) + "_h60");
                // the reference drops what is left below 1e-13 of an event on one way, of 116 events
                assertThat(NetworkDensity.at(events, split, 60, 1e-13, line, offset))
                        .as("%s on line %d", split, line)
                        .isCloseTo(value, within(1e-9 * value + 1e-9));
            }
        }
    }

    private static double between(
            List<Map<String, String>> nodes, Map<String, String> line, String column, double share) {
        double a = Oracle.number(nodes.get((int) Oracle.number(line, "from") - 1), column);
        double b = Oracle.number(nodes.get((int) Oracle.number(line, "to") - 1), column);
        return a + (b - a) * share;
    }

    @ParameterizedTest
    @EnumSource
    void onOneLongLineItIsTheKernelOfALine(Split split) {
        var town = new SmallTown();
        for (int i = 0; i < 20; i++) { // in pieces of 30 m, every second drawn the other way
            int from = i % 2 == 0 ? i : i + 1;
            int to = i % 2 == 0 ? i + 1 : i;
            town.street(i, from, to, null, 30 * from, 0, 30 * to, 0);
        }
        var events = SegmentCounts.of(town.graph(), new double[] {312, 350}, new double[2], 1);
        for (int i = 0; i < 20; i++) {
            double x = i % 2 == 0 ? 30 * i + 7 : 30 * (i + 1) - 7;
            assertThat(at(events, split, i, 7))
                    .isCloseTo(kernel(Math.abs(x - 312)) + kernel(Math.abs(x - 350)), within(1e-9));
        }
    }

    @Test
    void dividesAtAJunctionByHand() {
        // A from the west to the junction at 200, B on to the east, C to the north; the event 30 m before it
        var graph = new SmallTown()
                .street(1, 1, 2, "A", 0, 0, 200, 0)
                .street(2, 2, 3, "B", 200, 0, 400, 0)
                .street(3, 4, 2, "C", 200, 200, 200, 0)
                .graph();
        var events = event(graph, 170, 0);
        assertThat(at(events, Split.DISCONTINUOUS, 1, 180)).isCloseTo(kernel(10), within(1e-9));
        assertThat(at(events, Split.DISCONTINUOUS, 2, 20)).isCloseTo(kernel(50) / 2, within(1e-9));
        assertThat(at(events, Split.DISCONTINUOUS, 3, 180)).isCloseTo(kernel(50) / 2, within(1e-9));
        assertThat(at(events, Split.CONTINUOUS, 1, 180)).isCloseTo(kernel(10) - kernel(50) / 3, within(1e-9));
        assertThat(at(events, Split.CONTINUOUS, 2, 20)).isCloseTo(kernel(50) * 2 / 3, within(1e-9));
        assertThat(at(events, Split.CONTINUOUS, 3, 180)).isCloseTo(kernel(50) * 2 / 3, within(1e-9));
        // continuous: at the junction itself all three are the same
        assertThat(at(events, Split.CONTINUOUS, 1, 200)).isCloseTo(kernel(30) * 2 / 3, within(1e-9));
        assertThat(at(events, Split.CONTINUOUS, 2, 0)).isCloseTo(kernel(30) * 2 / 3, within(1e-9));
    }

    @Test
    void aDeadEndTurnsTheContinuousOneAndLosesTheOther() {
        var graph = new SmallTown().street(1, 1, 2, null, 0, 0, 300, 0).graph();
        var events = event(graph, 20, 0);
        assertThat(at(events, Split.DISCONTINUOUS, 1, 10)).isCloseTo(kernel(10), within(1e-9));
        assertThat(at(events, Split.CONTINUOUS, 1, 10)).isCloseTo(kernel(10) + kernel(30), within(1e-9));
    }

    @Test
    void goesRoundABlockAndALoop() {
        var ring = new SmallTown()
                .street(1, 1, 2, null, 0, 0, 50, 0, 50, 20)
                .street(2, 2, 1, null, 50, 20, 0, 20, 0, 0)
                .graph(); // 140 m round
        for (var split : Split.values()) {
            assertThat(at(event(ring, 10, 0), split, 1, 30)).isCloseTo(kernel(20), within(1e-9));
            // 60 m on one way, 80 m on the other
            assertThat(at(event(ring, 10, 0), split, 1, 70)).isCloseTo(kernel(60) + kernel(80), within(1e-9));
        }
        // a street that ends in a loop of 40 m; the event 10 m before the loop
        var loop = new SmallTown()
                .street(1, 1, 2, null, -200, 0, 0, 0)
                .street(2, 2, 2, null, 0, 0, 10, 0, 10, 10, 0, 10, 0, 0)
                .graph();
        var events = event(loop, -10, 0);
        assertThat(at(events, Split.DISCONTINUOUS, 2, 15))
                .isCloseTo(
                        kernel(25) / 2
                                + kernel(35) / 2 // both ways round
                                + kernel(65) / 4
                                + kernel(75) / 4, // and once more
                        within(1e-9));
        assertThat(at(events, Split.DISCONTINUOUS, 1, 190))
                .isCloseTo(kernel(0) + 2 * kernel(60) / 4, within(1e-9)); // and back out: each way round half of a half
    }

    /** Blocks of unequal size without a dead end. */
    private static SmallTown blocks() {
        var town = new SmallTown();
        double[] at = {0, 60, 100, 190, 240};
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                long node = 10 * i + j;
                if (i < 4) {
                    town.street(2 * node, node, node + 10, null, at[i], at[j], at[i + 1], at[j]);
                }
                if (j < 4) {
                    town.street(2 * node + 1, node, node + 1, null, at[i], at[j], at[i], at[j + 1]);
                }
            }
        }
        return town;
    }

    @ParameterizedTest
    @EnumSource
    void holdsEveryEventOnce(Split split) {
        double[] x = {0, 60, 75, 100, 130};
        double[] y = {20, 100, 100, 0, 240};
        var events = SegmentCounts.of(blocks().graph(), x, y, 1);
        assertThat(events.counted()).isEqualTo(5);
        assertThat(sum(NetworkDensity.of(events, null, split, H, 1))).isCloseTo(5, within(5 * 1e-3));
        double[] weights = {1, 2, 3, 4, 5};
        assertThat(sum(NetworkDensity.of(events, weights, split, H, 1))).isCloseTo(15, within(15 * 1e-3));
    }

    private static double sum(NetworkDensity density) {
        var sum = new double[1];
        density.each((edge, from, to, perKilometre) -> sum[0] += perKilometre * (to - from) / 1000);
        return sum[0];
    }

    @Test
    void theContinuousOneLosesNothingAtDeadEndsEither() {
        var cross = new SmallTown()
                .street(1, 1, 2, null, 0, 0, 50, 0)
                .street(2, 2, 3, null, 50, 0, 80, 0)
                .street(3, 2, 4, null, 50, 0, 50, 40)
                .graph();
        var events = event(cross, 40, 0);
        assertThat(sum(NetworkDensity.of(events, null, Split.CONTINUOUS, H, 0.5)))
                .isCloseTo(1, within(1e-4));
        assertThat(sum(NetworkDensity.of(events, null, Split.DISCONTINUOUS, H, 0.5)))
                .isLessThan(1);
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameFromHereToThereAsFromThereToHere(Split split) {
        var graph = blocks().graph();
        var random = new Random(5);
        for (int k = 0; k < 20; k++) {
            int a = random.nextInt(graph.edges());
            int b = random.nextInt(graph.edges());
            double onA = graph.metres[a] * (0.1 + 0.8 * random.nextDouble());
            double onB = graph.metres[b] * (0.1 + 0.8 * random.nextDouble());
            assertThat(at(on(graph, a, onA), split, graph.edges[b].id(), onB))
                    .isCloseTo(at(on(graph, b, onB), split, graph.edges[a].id(), onA), within(1e-9));
        }
    }

    private static SegmentCounts on(StreetGraph graph, int e, double offset) {
        var from = graph.edges[e].line().getCoordinateN(0);
        var to = graph.edges[e].line().getCoordinateN(1);
        double share = offset / graph.metres[e];
        return event(graph, from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
    }

    @Test
    void orderHasNoSayAndAllInOnePlaceIsOneTimesTheirNumber() {
        var graph = blocks().graph();
        double[] x = {0, 60, 75};
        double[] y = {20, 100, 100};
        var straight = parts(NetworkDensity.of(SegmentCounts.of(graph, x, y, 1), null, Split.DISCONTINUOUS, H, 10));
        var turned = parts(NetworkDensity.of(
                SegmentCounts.of(graph, new double[] {75, 60, 0}, new double[] {100, 100, 20}, 1),
                null,
                Split.DISCONTINUOUS,
                H,
                10));
        same(turned, straight, 1);
        var many = new double[50];
        Arrays.fill(many, 20);
        var one = parts(NetworkDensity.of(event(graph, 0, 20), null, Split.CONTINUOUS, H, 10));
        var fifty = parts(
                NetworkDensity.of(SegmentCounts.of(graph, new double[50], many, 1), null, Split.CONTINUOUS, H, 10));
        same(fifty, one, 50);
    }

    private static double[] parts(NetworkDensity density) {
        var parts = new ArrayList<Double>();
        density.each((edge, from, to, perKilometre) -> parts.add(perKilometre));
        return parts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void same(double[] actual, double[] expected, double factor) {
        assertThat(actual).hasSameSizeAs(expected);
        IntStream.range(0, actual.length)
                .forEach(k -> assertThat(actual[k]).isCloseTo(expected[k] * factor, within(1e-9)));
    }

    @Test
    void nothingIsNowhere() {
        var none = SegmentCounts.of(blocks().graph(), new double[0], new double[0], 1);
        assertThat(parts(NetworkDensity.of(none, null, Split.CONTINUOUS, H, 10)))
                .isEmpty();
        var far = event(blocks().graph(), 5_000, 5_000);
        assertThat(parts(NetworkDensity.of(far, null, Split.DISCONTINUOUS, H, 10)))
                .isEmpty();
    }

    @Test
    void namesWhatItCannotUse() {
        var events = event(blocks().graph(), 0, 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkDensity.of(events, null, Split.CONTINUOUS, 0, 10))
                .withMessageContaining("0.0 m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkDensity.of(events, null, Split.CONTINUOUS, 100, 0))
                .withMessageContaining("parts of 0.0 m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkDensity.of(events, new double[2], Split.CONTINUOUS, 100, 10))
                .withMessageContaining("1 events and 2 weights");
    }
}
