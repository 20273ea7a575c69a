package se.lagesbild.gis.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Finds the places within a distance of each other: sorted into columns of squares of that distance, each place looks at three runs of the
 * order. Places with the same coordinates are looked at once, so a million in one place cost no more than a million apart.
 */
final class DistanceBand {
    private static final int MOST_LINKS = 100_000_000;

    /** Squares a little wider than the distance: rounding must not put two places at exactly the distance two squares apart. */
    private static final double SLACK = 1 + 1e-9;

    private final double[] x;
    private final double[] y;
    private final double metres;
    private final long[] column;
    private final long[] row;

    /** All places by column, row, x, y. */
    private final int[] order;

    DistanceBand(double[] x, double[] y, double metres) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("%d values of x but %d of y".formatted(x.length, y.length));
        }
        if (!(metres > 0 && metres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a distance of %s m is not usable: give more than 0".formatted(metres));
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException("place %d is at %s, %s".formatted(i, x[i], y[i]));
            }
        }
        this.x = x;
        this.y = y;
        this.metres = metres;
        column = squares(x);
        row = squares(y);
        order = IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> column[i])
                        .thenComparingLong(i -> row[i])
                        .thenComparingDouble(i -> x[i])
                        .thenComparingDouble(i -> y[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private long[] squares(double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        return Arrays.stream(values)
                .mapToLong(value -> (long) Math.floor((value - least) / (metres * SLACK)))
                .toArray();
    }

    /** Ascending for each place, in the order of the input; places with the same coordinates share one list. */
    int[][] neighbours() {
        int[] ends = ends();
        var lists = new int[x.length][];
        long links = 0;
        for (int from = 0; from < order.length; from = ends[from]) {
            int[] list = around(order[from], ends);
            links += (long) list.length * (ends[from] - from);
            if (links > MOST_LINKS) {
                throw new IllegalArgumentException(
                        "more than 100 million pairs of places lie within %s m: give a shorter distance"
                                .formatted(metres));
            }
            for (int k = from; k < ends[from]; k++) {
                lists[order[k]] = list;
            }
        }
        return lists;
    }

    /** For each position in the order, where the places with its coordinates end. */
    private int[] ends() {
        var ends = new int[order.length];
        for (int k = order.length - 1; k >= 0; k--) {
            boolean goesOn = k + 1 < order.length && same(order[k], order[k + 1]);
            ends[k] = goesOn ? ends[k + 1] : k + 1;
        }
        return ends;
    }

    private int[] around(int place, int[] ends) {
        var found = new int[16];
        int n = 0;
        long last = row[place] + 1;
        for (long c = column[place] - 1; c <= column[place] + 1; c++) {
            int k = first(c, last - 2);
            while (k < order.length && column[order[k]] == c && row[order[k]] <= last) {
                if (near(place, order[k])) {
                    int more = ends[k] - k;
                    if (n + more > found.length) {
                        found = Arrays.copyOf(found, Math.max(2 * found.length, n + more));
                    }
                    System.arraycopy(order, k, found, n, more);
                    n += more;
                }
                k = ends[k];
            }
        }
        var list = Arrays.copyOf(found, n);
        Arrays.sort(list);
        return list;
    }

    private boolean same(int i, int j) {
        return x[i] == x[j] && y[i] == y[j];
    }

    private boolean near(int i, int j) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        return !same(i, j) && Math.sqrt(dx * dx + dy * dy) <= metres;
    }

    /** Where in the order the squares from this one on begin. */
    private int first(long inColumn, long fromRow) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int place = order[middle];
            if (column[place] < inColumn || (column[place] == inColumn && row[place] < fromRow)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
