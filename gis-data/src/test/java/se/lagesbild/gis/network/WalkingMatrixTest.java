package se.lagesbild.gis.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.network.SmallTown.at;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import se.lagesbild.gis.formats.OsmStreets;
import se.lagesbild.gis.formats.StreetEdge;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.network.StreetGraph.Snap;

class WalkingMatrixTest {

    private static Snap snap(StreetGraph graph, double x, double y) {
        return graph.snap(at(x, y), 50).orElseThrow();
    }

    private static WalkingMatrix between(StreetGraph graph, double... xy) {
        var stops = new ArrayList<Snap>();
        for (int i = 0; i < xy.length; i += 2) {
            stops.add(snap(graph, xy[i], xy[i + 1]));
        }
        return WalkingMatrix.between(graph, stops);
    }

    private static void draws(LineString line, double... xy) {
        var expected = new Coordinate[xy.length / 2];
        Arrays.setAll(expected, i -> new Coordinate(xy[2 * i], xy[2 * i + 1]));
        assertThat(line.equalsExact(SmallTown.METRES.createLineString(expected), 1e-9))
                .as(line.toText())
                .isTrue();
    }

    @Test
    void walksRoundTheBlockTheShorterWay() {
        // from the middle of Södra to Norra, 20 m from its east end: 100 + 100 + 20
        var matrix = between(SmallTown.block().graph(), 100, 0, 180, 100);
        assertThat(matrix.metres(0, 1)).isEqualTo(220);
        assertThat(matrix.metres(1, 0)).isEqualTo(220);
        assertThat(matrix.metres(0, 0)).isZero();
        assertThat(matrix.alongStreets()).isTrue();
        assertThat(matrix.size()).isEqualTo(2);
        draws(matrix.path(0, 1), 100, 0, 200, 0, 200, 100, 180, 100);
        draws(matrix.path(1, 0), 180, 100, 200, 100, 200, 0, 100, 0);
        assertThat(matrix.path(0, 1).getSRID()).isEqualTo(3008);
    }

    @Test
    void staysOnTheStreetWhenBothStopsLieOnIt() {
        var matrix = between(SmallTown.block().graph(), 30, 5, 170, -5);
        assertThat(matrix.metres(0, 1)).isEqualTo(140);
        draws(matrix.path(0, 1), 30, 0, 170, 0);
        draws(matrix.path(1, 0), 170, 0, 30, 0);
    }

    @Test
    void leavesTheStreetWhenTheWayRoundIsShorter() {
        // a long bow of 300 m whose ends lie 10 m apart, joined by a short street
        var town = new SmallTown()
                .street(1, 1, 2, "Bågen", 0, 0, 0, 145, 10, 145, 10, 0)
                .street(2, 1, 2, "Genvägen", 0, 0, 10, 0)
                .graph();
        var matrix = between(town, 0, 20, 10, 20);
        assertThat(matrix.metres(0, 1))
                .isCloseTo(50, within(1e-9)); // 20 down, 10 across, 20 up; along the bow it is 260
        draws(matrix.path(0, 1), 0, 20, 0, 0, 10, 0, 10, 20);
    }

    @Test
    void goesTheShorterWayRoundALoop() {
        // a square of 40 m sides, walked from one corner; a street leads to it
        var town = new SmallTown()
                .street(1, 1, 1, "Torget", 0, 0, 40, 0, 40, 40, 0, 40, 0, 0)
                .street(2, 2, 1, "Gatan", -100, 0, 0, 0)
                .graph();
        var matrix = between(town, -50, 0, 0, 30, 30, 0);
        assertThat(matrix.metres(0, 1)).isEqualTo(80); // against the line's own direction
        draws(matrix.path(0, 1), -50, 0, 0, 0, 0, 30);
        assertThat(matrix.metres(0, 2)).isEqualTo(80);
        draws(matrix.path(2, 0), 30, 0, 0, 0, -50, 0);
        assertThat(matrix.metres(1, 2)).isEqualTo(60); // over the corner, not along the 100 m of the line
        draws(matrix.path(1, 2), 0, 30, 0, 0, 30, 0);
    }

    @Test
    void takesTheShorterOfTwoStreetsBetweenTheSameCorners() {
        var town = new SmallTown()
                .street(1, 1, 2, "Omvägen", 0, 0, 50, 80, 100, 0)
                .street(2, 1, 2, "Raka", 0, 0, 100, 0)
                .street(3, 2, 3, "Vidare", 100, 0, 200, 0)
                .street(4, 0, 1, "Hit", -100, 0, 0, 0)
                .graph();
        var matrix = between(town, -50, 0, 150, 0);
        assertThat(matrix.metres(0, 1)).isEqualTo(200);
        draws(matrix.path(0, 1), -50, 0, 0, 0, 100, 0, 150, 0);
    }

    @Test
    void standsStillBetweenTwoStopsAtOnePlace() {
        var matrix = between(SmallTown.block().graph(), 50, 3, 50, -9);
        assertThat(matrix.metres(0, 1)).isZero();
        draws(matrix.path(0, 1), 50, 0, 50, 0);
        draws(matrix.path(0, 0), 50, 0, 50, 0);
    }

    @Test
    void walksFromCornerToCornerWhoeverOwnsTheCorner() {
        // both stops snap to ends of streets
        var matrix = between(SmallTown.block().graph(), -5, -5, 205, 105);
        assertThat(matrix.metres(0, 1)).isEqualTo(300);
        var path = matrix.path(0, 1);
        assertThat(path.getLength()).isEqualTo(300);
        assertThat(path.getNumPoints()).isEqualTo(3);
    }

    @Test
    void saysThatAnIslandCannotBeReached() {
        var matrix = between(SmallTown.block().graph(), 100, 0, 500, 50);
        assertThat(matrix.metres(0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(matrix.path(0, 1).isEmpty()).isTrue();
        assertThat(matrix.path(1, 0).isEmpty()).isTrue();
    }

    @Test
    void goesStraightWhereThereIsNoNetwork() {
        var matrix = WalkingMatrix.straight(List.of(at(0, 0), at(300, 400)), 1.3);
        assertThat(matrix.metres(0, 1)).isCloseTo(650, within(1e-9)); // 500 m as the crow flies
        assertThat(matrix.metres(1, 1)).isZero();
        assertThat(matrix.alongStreets()).isFalse();
        draws(matrix.path(1, 0), 300, 400, 0, 0);
        draws(matrix.path(0, 0), 0, 0, 0, 0);
    }

    @Test
    void isEmptyWithoutStops() {
        assertThat(WalkingMatrix.between(SmallTown.block().graph(), List.of()).size())
                .isZero();
        assertThat(WalkingMatrix.straight(List.of(), 1).size()).isZero();
    }

    @Test
    void namesWhatItCannotUse() {
        var block = SmallTown.block().graph();
        var elsewhere = new Snap(4711, 0, at(0, 0), 0, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WalkingMatrix.between(block, List.of(elsewhere)))
                .withMessageContaining("edge 4711 is not in this network");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WalkingMatrix.straight(List.of(), 0.9))
                .withMessageContaining("0.9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WalkingMatrix.straight(List.of(at(0, 0), Crs.WGS_84.point(13, 55)), 1.3))
                .withMessageContaining("3008, 4326");
        var matrix = between(block, 100, 0);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.metres(0, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.path(-1, 0));
    }

    @Test
    void agreesWithTheSlowMethodOnGridsWithHoles() {
        // 7 x 7 corners 100 m apart, streets left out by chance, against Floyd and Warshall on corners
        var random = new Random(3008);
        for (int world = 0; world < 20; world++) {
            var town = new SmallTown();
            var far = new double[49][49];
            for (var row : far) {
                Arrays.fill(row, Double.POSITIVE_INFINITY);
            }
            long id = 1;
            for (int v = 0; v < 49; v++) {
                far[v][v] = 0;
                double x = v % 7 * 100.0;
                double y = v / 7 * 100.0;
                for (int u : new int[] {v % 7 < 6 ? v + 1 : -1, v < 42 ? v + 7 : -1}) {
                    if (u >= 0 && random.nextDouble() < 0.75) {
                        town.street(id++, v, u, null, x, y, u % 7 * 100.0, u / 7 * 100.0);
                        far[v][u] = 100;
                        far[u][v] = 100;
                    }
                }
            }
            for (int k = 0; k < 49; k++) {
                for (int i = 0; i < 49; i++) {
                    for (int j = 0; j < 49; j++) {
                        far[i][j] = Math.min(far[i][j], far[i][k] + far[k][j]);
                    }
                }
            }
            var graph = town.graph();
            var corners = new ArrayList<Integer>();
            var stops = new ArrayList<Snap>();
            for (int v = 0; v < 49; v++) {
                int corner = v;
                graph.snap(at(v % 7 * 100.0, v / 7 * 100.0), 1).ifPresent(snap -> {
                    corners.add(corner);
                    stops.add(snap);
                });
            }
            var matrix = WalkingMatrix.between(graph, stops);
            for (int i = 0; i < stops.size(); i++) {
                for (int j = 0; j < stops.size(); j++) {
                    assertThat(matrix.metres(i, j)).isEqualTo(far[corners.get(i)][corners.get(j)]);
                }
            }
        }
    }

    @Test
    void walksThroughATownAsItsStreetsRun() throws IOException {
        var utm = Crs.of("EPSG:25832");
        List<StreetEdge> edges;
        try (var in = Objects.requireNonNull(
                WalkingMatrixTest.class.getResourceAsStream("/osm/herrenberg-minimal.osm.pbf"))) {
            edges = OsmStreets.read(in, utm, n -> {});
        }
        var graph = StreetGraph.of(edges);
        var centre = utm.from(Crs.WGS_84, 8.8690, 48.5955);
        var random = new Random(1287);
        var stops = new ArrayList<Snap>();
        while (stops.size() < 60) {
            var point = utm.point(
                    centre.getX() + random.nextDouble() * 1600 - 800, centre.getY() + random.nextDouble() * 1600 - 800);
            graph.snapToMain(point, 200).ifPresent(stops::add);
        }
        var matrix = WalkingMatrix.between(graph, stops);
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                double straight = stops.get(i).onStreet().distance(stops.get(j).onStreet());
                assertThat(matrix.metres(i, j)).isBetween(straight - 1e-6, 8 * straight + 1_500);
                int k = (i + j) % 60;
                assertThat(matrix.metres(i, j)).isLessThanOrEqualTo(matrix.metres(i, k) + matrix.metres(k, j) + 1e-6);
            }
            int j = (i * 7 + 1) % 60;
            var path = matrix.path(i, j);
            assertThat(path.getLength()).isCloseTo(matrix.metres(i, j), within(1e-6));
            assertThat(path.getStartPoint().equalsExact(stops.get(i).onStreet()))
                    .isTrue();
            assertThat(path.getEndPoint().equalsExact(stops.get(j).onStreet())).isTrue();
            assertThat(matrix.path(j, i).reverse().equalsExact(path)).isTrue();
        }
    }
}
