package se.lagesbild.gis.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Tells whether events that are near each other in space are also near in time more often than chance has it: the table of Knox. Pairs of
 * events are counted by bands of distance and of time; each band ends at a limit, which belongs to it, and begins beyond the one before,
 * so that a first limit of 0 m makes a band of its own of pairs in the same place. Pure, thread-safe.
 *
 * <p>Sources: Knox (1964), Appl. Statistics 13(1), 25-29; the variance over all exchanges of the times by Barton and David (1966), here for
 * bands of any width; near repeats: Townsley, Homel and Chaseling (2003), Brit. J. Criminology 43(3), 615-633. A town whose crime moves
 * for another reason, such as a season in one quarter, shows near repeats too.
 */
public final class NearRepeat {

    private NearRepeat() {}

    /**
     * Pairs of one band of distance and one of time.
     *
     * @param observed pairs
     * @param expected pairs if distance and time had nothing to do with each other: pairs of the distance band x pairs of the time band /
     *     all pairs
     * @param ratio observed / expected; 1.2 is read as a risk 20 % above chance. NaN where none are expected
     * @param z distance from the expectation in standard deviations over all exchanges of the times; 0 where nothing can be said
     * @param p one-sided, from the normal distribution: chance of so many pairs or more. Rough where fewer than about 5 are expected
     * @param pSimulated one-sided, from exchanges drawn at random: (1 + those with so many pairs or more) / (1 + all); NaN without any
     */
    public record Cell(long observed, double expected, double ratio, double z, double p, double pSimulated) {}

    /**
     * @param cells rows are bands of distance, columns bands of time, both from near to far
     * @param pairs all pairs of events, also those beyond every band: n (n - 1) / 2
     */
    public record Table(Cell[][] cells, long pairs) {}

    /**
     * The table. Costs as many steps as there are pairs within the last limits of both, once for the events and once for each exchange;
     * pairs that are only near in space are counted in crowds.
     *
     * @param x metres east, finite, as many as {@code y} metres north and {@code time}; may be empty
     * @param time of each event in any unit, for example days, in any order
     * @param distances upper limits of the bands, metres, ascending, 0 or more
     * @param times upper limits of the bands in the unit of {@code time}, ascending, 0 or more: of whole days, 13 ends two weeks
     * @param exchanges number of random exchanges of the times; 0 for none, 999 gives p to a thousandth
     * @param seed of the exchanges: the same seed gives the same p
     * @throws IllegalArgumentException names the value that cannot be used
     */
    public static Table of(
            double[] x, double[] y, double[] time, double[] distances, double[] times, int exchanges, long seed) {
        PlanePoints.check(x, y);
        PlanePoints.check(x, time);
        limits("distance", distances);
        limits("time", times);
        int n = x.length;
        var near = new ClosePairs(x, y, time, distances, times);
        var observed = near.count();
        var atLeast = new int[distances.length][times.length];
        var random = new SplittableRandom(seed);
        for (int k = 0; k < exchanges; k++) {
            near.exchange(random);
            var drawn = near.count();
            for (int d = 0; d < distances.length; d++) {
                for (int t = 0; t < times.length; t++) {
                    atLeast[d][t] += drawn[d][t] >= observed[d][t] ? 1 : 0;
                }
            }
        }
        var space = Links.inSpace(x, y, distances);
        var when = Links.inTime(time, times);
        var cells = new Cell[distances.length][times.length];
        for (int d = 0; d < distances.length; d++) {
            for (int t = 0; t < times.length; t++) {
                double simulated = exchanges == 0 ? Double.NaN : (1.0 + atLeast[d][t]) / (1.0 + exchanges);
                cells[d][t] = cell(observed[d][t], space[d], when[t], n, simulated);
            }
        }
        return new Table(cells, (long) n * (n - 1) / 2);
    }

    private static void limits(String what, double[] limits) {
        for (int k = 0; k < limits.length; k++) {
            if (!(limits[k] >= 0 && Double.isFinite(limits[k])) || (k > 0 && limits[k] <= limits[k - 1])) {
                throw new IllegalArgumentException(
                        "%s limit %d is %s: give ascending limits of 0 or more".formatted(what, k, limits[k]));
            }
        }
    }

    /**
     * Mean and variance of the number of pairs linked in both, over all n! ways to give the times to the events: two pairs of a sum of
     * squares are the same pair, share one event, or share none.
     */
    private static Cell cell(long observed, Links space, Links when, double n, double simulated) {
        double pairs = n * (n - 1) / 2;
        double expected = pairs == 0 ? 0 : space.pairs() * when.pairs() / pairs;
        double sharing = n < 3 ? 0 : space.sharing() * when.sharing() / (n * (n - 1) * (n - 2));
        double apart = n < 4 ? 0 : 4 * space.apart() * when.apart() / (n * (n - 1) * (n - 2) * (n - 3));
        double variance = expected + sharing + apart - expected * expected;
        boolean sure = !(variance > 1e-9 * expected); // every exchange gives the same; rounding must not become news
        double z = sure ? 0 : (observed - expected) / Math.sqrt(variance);
        double ratio = expected == 0 ? Double.NaN : observed / expected;
        return new Cell(observed, expected, ratio, z, sure ? 1 : NormalTail.upper(z), simulated);
    }

    /**
     * The pairs of one band as links between events.
     *
     * @param pairs number of links
     * @param sharing ordered pairs of links that have one event in common
     */
    private record Links(double pairs, double sharing) {

        /** Ordered pairs of links that have no event in common. */
        double apart() {
            return pairs * pairs - pairs - sharing;
        }

        static Links[] inSpace(double[] x, double[] y, double[] distances) {
            var tree = new KdTree(x, y);
            var sums = new Sums(distances.length);
            for (int i = 0; i < x.length; i++) {
                int before = 1; // the event itself
                for (int d = 0; d < distances.length; d++) {
                    int within = tree.countWithin(x[i], y[i], distances[d]);
                    sums.add(d, within - before);
                    before = within;
                }
            }
            return sums.links();
        }

        static Links[] inTime(double[] time, double[] limits) {
            var sorted = time.clone();
            Arrays.sort(sorted);
            int n = sorted.length;
            var sums = new Sums(limits.length);
            var from = new int[limits.length];
            var until = new int[limits.length];
            for (int i = 0; i < n; i++) {
                int before = 1;
                for (int t = 0; t < limits.length; t++) {
                    while (sorted[i] - sorted[from[t]] > limits[t]) {
                        from[t]++;
                    }
                    while (until[t] < n && sorted[until[t]] - sorted[i] <= limits[t]) {
                        until[t]++;
                    }
                    sums.add(t, until[t] - from[t] - before);
                    before = until[t] - from[t];
                }
            }
            return sums.links();
        }
    }

    private static final class Sums {
        private final double[] links;
        private final double[] sharing;

        Sums(int bands) {
            links = new double[bands];
            sharing = new double[bands];
        }

        /** One event with so many links in a band. */
        void add(int band, double degree) {
            links[band] += degree / 2;
            sharing[band] += degree * (degree - 1);
        }

        Links[] links() {
            var all = new Links[links.length];
            Arrays.setAll(all, k -> new Links(links[k], sharing[k]));
            return all;
        }
    }
}
