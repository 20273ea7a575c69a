package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.lagesbild.gis.Oracle.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.gis.Oracle;
import se.lagesbild.gis.stats.Dbscan.Result;
import se.lagesbild.gis.stats.Dbscan.Role;

class DbscanTest {

    @ParameterizedTest
    @CsvSource({"30, 5, 4, 23", "50, 8, 1, -1"})
    void agreesWithScikitLearnOnTheStreetCrimesOfChicago(double eps, int minPoints, int clusters, int noise) {
        var events = Oracle.rows("chicago_points_input.csv");
        var expected = Oracle.rows("chicago_dbscan_eps%.0f_min%d_expected.csv".formatted(eps, minPoints));
        assertThat(expected).hasSize(116).hasSameSizeAs(events);
        var result = Dbscan.of(column(events, "x"), column(events, "y"), eps, minPoints);
        assertThat(result.clusters()).isEqualTo(clusters);
        var named = new HashMap<String, Integer>(); // labels are only names: core points say which is which
        for (int i = 0; i < 116; i++) {
            var row = expected.get(i);
            assertThat(row.get("id")).isEqualTo(events.get(i).get("id"));
            assertThat(result.role()[i]).as("role of %d", i + 1).hasToString(row.get("role"));
            assertThat(result.withinEps()[i]).as("n of %d", i + 1).isEqualTo((int) Oracle.number(row, "n_within_eps"));
            if (result.role()[i] == Role.CORE) {
                named.putIfAbsent(row.get("cluster"), result.cluster()[i]);
            }
        }
        named.put("-1", Dbscan.NOISE);
        assertThat(named.values()).doesNotHaveDuplicates().hasSize(clusters + 1);
        for (int i = 0; i < 116; i++) {
            var row = expected.get(i);
            var other = Objects.requireNonNull(row.get("other_possible_clusters"));
            if (other.isEmpty()) {
                assertThat(result.cluster()[i]).as("cluster of %d", i + 1).isEqualTo(named.get(row.get("cluster")));
            } else {
                assertThat(result.cluster()[i]).isIn(named.get(row.get("cluster")), named.get(other));
            }
        }
        if (noise >= 0) {
            assertThat(result.role()).filteredOn(role -> role == Role.NOISE).hasSize(noise);
        }
    }

    @Test
    void aNeighbourAtEpsIsANeighbour() {
        var row = Dbscan.of(new double[] {0, 10, 20, 30.1}, new double[4], 10, 3);
        assertThat(row.withinEps()).containsExactly(2, 3, 2, 1);
        assertThat(row.role()).containsExactly(Role.BORDER, Role.CORE, Role.BORDER, Role.NOISE);
        assertThat(row.cluster()).containsExactly(1, 1, 1, Dbscan.NOISE);
    }

    @Test
    void aBorderPointGoesToTheNearestCorePoint() {
        // 0 and 19 are cores by the points behind them; 10 sees both and itself: 3 of 4. 19 is nearer
        double[] x = {-1, -2, -3, 0, 19, 20.5, 21, 22, 10};
        var result = Dbscan.of(x, new double[9], 10, 4);
        assertThat(result.role()[8]).isEqualTo(Role.BORDER);
        assertThat(result.cluster()[8]).isEqualTo(result.cluster()[4]).isNotEqualTo(result.cluster()[3]);
    }

    @Test
    void equallyNearToTwoGoesToTheWesternOne() {
        // 0 and 20 are cores by the points around them; 10 sees one core on each side and itself: 3 of 4
        double[] x = {-1, -2, -3, 0, 20, 21, 22, 23, 10};
        var result = Dbscan.of(x, new double[9], 10, 4);
        assertThat(result.role()[8]).isEqualTo(Role.BORDER);
        assertThat(result.withinEps()[8]).isEqualTo(3);
        assertThat(result.cluster()[8]).isEqualTo(result.cluster()[3]).isNotEqualTo(result.cluster()[4]);
        double[] turned = Arrays.stream(x).map(v -> -v).toArray();
        var mirror = Dbscan.of(turned, new double[9], 10, 4);
        assertThat(mirror.cluster()[8]).isEqualTo(mirror.cluster()[4]);
    }

    @Test
    void findsTheSameAsTheDefinition() {
        for (int seed = 0; seed < 20; seed++) {
            var town = town(300, seed);
            double eps = 10 + 5 * (seed % 7);
            int minPoints = 1 + seed % 6;
            agrees(town, eps, minPoints);
        }
    }

    /** By the definition: everything compared with everything, cores joined until nothing changes. */
    private static void agrees(double[][] town, double eps, int minPoints) {
        double[] x = town[0];
        double[] y = town[1];
        int n = x.length;
        var result = Dbscan.of(x, y, eps, minPoints);
        var cluster = IntStream.range(0, n).toArray();
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (near(x, y, i, j, eps)
                            && isCore(x, y, i, eps, minPoints)
                            && isCore(x, y, j, eps, minPoints)
                            && cluster[i] < cluster[j]) {
                        cluster[j] = cluster[i];
                        changed = true;
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            int at = i;
            boolean core = isCore(x, y, i, eps, minPoints);
            assertThat(result.role()[i] == Role.CORE).isEqualTo(core);
            var cores = IntStream.range(0, n)
                    .filter(j -> near(x, y, at, j, eps) && isCore(x, y, j, eps, minPoints))
                    .boxed()
                    .toList();
            assertThat(result.role()[i] == Role.NOISE).isEqualTo(cores.isEmpty());
            for (int j = 0; core && j < n; j++) {
                if (result.role()[j] == Role.CORE) {
                    assertThat(result.cluster()[i] == result.cluster()[j]).isEqualTo(cluster[i] == cluster[j]);
                }
            }
            if (!core && !cores.isEmpty()) {
                assertThat(cores.stream().map(j -> result.cluster()[j])).contains(result.cluster()[i]);
            }
        }
    }

    private static boolean near(double[] x, double[] y, int i, int j, double eps) {
        return (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]) <= eps * eps;
    }

    private static boolean isCore(double[] x, double[] y, int i, double eps, int minPoints) {
        return IntStream.range(0, x.length).filter(j -> near(x, y, i, j, eps)).count() >= minPoints;
    }

    @Test
    void theOrderHasNoSay() {
        var town = town(2_000, 3);
        var straight = Dbscan.of(town[0], town[1], 20, 5);
        var order = new ArrayList<>(IntStream.range(0, 2_000).boxed().toList());
        Collections.shuffle(order, new Random(5));
        var shuffled = Dbscan.of(taken(town[0], order), taken(town[1], order), 20, 5);
        samePartition(straight, shuffled, order);
    }

    private static double[] taken(double[] values, List<Integer> order) {
        return order.stream().mapToDouble(i -> values[i]).toArray();
    }

    private static void samePartition(Result straight, Result other, List<Integer> order) {
        assertThat(other.clusters()).isEqualTo(straight.clusters());
        var name = new HashMap<Integer, Integer>();
        for (int k = 0; k < order.size(); k++) {
            int i = order.get(k);
            assertThat(other.role()[k]).isEqualTo(straight.role()[i]);
            assertThat(other.withinEps()[k]).isEqualTo(straight.withinEps()[i]);
            name.putIfAbsent(other.cluster()[k], straight.cluster()[i]);
            assertThat(straight.cluster()[i]).isEqualTo(name.get(other.cluster()[k]));
        }
    }

    @Test
    void movesAndGrowsWithThePoints() {
        var town = town(2_000, 9);
        for (double[] values : town) { // to eighths of a metre, so that nothing is rounded
            Arrays.setAll(values, i -> Math.rint(values[i] * 8) / 8);
        }
        var straight = Dbscan.of(town[0], town[1], 20, 5);
        var moved = Dbscan.of(
                Arrays.stream(town[0]).map(v -> 4 * v + 131_072).toArray(),
                Arrays.stream(town[1]).map(v -> 4 * v + 6_291_456).toArray(),
                80,
                5);
        assertThat(moved.cluster()).containsExactly(straight.cluster());
        assertThat(moved.withinEps()).containsExactly(straight.withinEps());
    }

    @Test
    void numbersClustersAsTheyAppear() {
        var result = Dbscan.of(new double[] {500, 0, 1, 100, 101, 2}, new double[6], 5, 2);
        assertThat(result.cluster()).containsExactly(Dbscan.NOISE, 1, 1, 2, 2, 1);
    }

    @Test
    void nothingOneAndAllInOnePlace() {
        assertThat(Dbscan.of(new double[0], new double[0], 30, 5).clusters()).isZero();
        assertThat(Dbscan.of(new double[1], new double[1], 30, 5).role()).containsExactly(Role.NOISE);
        assertThat(Dbscan.of(new double[1], new double[1], 30, 1).cluster()).containsExactly(1);
        var same = new double[200_000];
        Arrays.fill(same, 7.3);
        var result = Dbscan.of(same, same, 30, 5);
        assertThat(result.clusters()).isEqualTo(1);
        assertThat(result.withinEps()[123]).isEqualTo(200_000);
    }

    @Test
    void groupsAMillion() {
        var town = town(1_000_000, 23);
        var result = Dbscan.of(town[0], town[1], 30, 20);
        // about 40 points within 30 m in the five middles, hardly any in the outskirts
        assertThat(result.clusters()).isGreaterThanOrEqualTo(5);
        assertThat(result.role()).contains(Role.CORE, Role.BORDER, Role.NOISE);
        assertThat(Arrays.stream(result.withinEps()).min().orElseThrow()).isPositive();
        for (int i = 0; i < 1_000_000; i += 99_991) {
            int at = i;
            assertThat(result.withinEps()[i]).isEqualTo((int) IntStream.range(0, 1_000_000)
                    .filter(j -> near(town[0], town[1], at, j, 30))
                    .count());
        }
    }

    /** Points around five centres, closer the nearer. */
    private static double[][] town(int n, long seed) {
        var random = new Random(seed);
        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            int centre = random.nextInt(5);
            double spread = Math.sqrt(n) * 1.5;
            x[i] = 3 * spread * (centre % 3) + spread * random.nextGaussian();
            y[i] = 3 * spread * (centre / 3) + spread * random.nextGaussian();
        }
        return new double[][] {x, y};
    }

    @Test
    void namesWhatCannotBeUsed() {
        double[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dbscan.of(one, one, 0, 5))
                .withMessageContaining("eps 0.0 m");
        assertThatIllegalArgumentException().isThrownBy(() -> Dbscan.of(one, one, 30, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dbscan.of(one, new double[2], 30, 5))
                .withMessageContaining("2 of y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dbscan.of(one, new double[] {Double.POSITIVE_INFINITY}, 30, 5))
                .withMessageContaining("point 0 is at 1.0, Infinity");
    }
}
