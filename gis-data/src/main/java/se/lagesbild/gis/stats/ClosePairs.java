package se.lagesbild.gis.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Counts pairs of events that are close in space and in time, by squares as wide as the last distance: what is close lies in the same
 * square or in one beside it. Keeps its arrays from count to count; not thread-safe.
 */
final class ClosePairs {
    /** Rounding must not put two events at exactly the last distance two squares apart. */
    private static final double A_LITTLE_WIDER = 1 + 1e-6;

    private final double[] x;
    private final double[] y;
    private final double[] squares;
    private final double[] times;

    /** Times, ascending. */
    private final double[] sorted;

    /** The event that has the r-th of the sorted times. */
    private final int[] holder;

    private final int[] squareOf;
    private final int[][] around;

    /** Square k's events are those from {@code first[k]} to before {@code first[k + 1]} of the list. */
    private final int[] first;

    private record Square(long column, long row) {}

    ClosePairs(double[] x, double[] y, double[] time, double[] distances, double[] times) {
        this.x = x;
        this.y = y;
        this.times = times;
        squares = Arrays.stream(distances).map(d -> d * d).toArray();
        int n = x.length;
        holder = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> time[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        sorted = Arrays.stream(holder).mapToDouble(i -> time[i]).toArray();
        double last = distances.length == 0 ? 0 : distances[distances.length - 1];
        double side = last == 0 ? 1 : last * A_LITTLE_WIDER;
        Map<Square, Integer> number = new HashMap<>();
        squareOf = new int[n];
        for (int i = 0; i < n; i++) {
            var square = new Square((long) Math.floor(x[i] / side), (long) Math.floor(y[i] / side));
            squareOf[i] = number.computeIfAbsent(square, s -> number.size());
        }
        around = new int[number.size()][];
        number.forEach((square, k) -> around[k] = IntStream.range(0, 9)
                .mapToObj(m -> number.get(new Square(square.column + m % 3 - 1, square.row + m / 3 - 1)))
                .filter(neighbour -> neighbour != null)
                .mapToInt(Integer::intValue)
                .toArray());
        first = new int[number.size() + 1];
        for (int k : squareOf) {
            first[k + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
    }

    /** Gives the times to the events anew, every way as likely as any other (Fisher and Yates). */
    void exchange(SplittableRandom random) {
        for (int i = holder.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = holder[i];
            holder[i] = holder[j];
            holder[j] = swap;
        }
    }

    /** Pairs by band of distance (rows) and of time (columns). */
    long[][] count() {
        var pairs = new long[squares.length][times.length];
        if (squares.length == 0 || times.length == 0) {
            return pairs;
        }
        double last = times[times.length - 1];
        var ranks = byTime();
        var next = first.clone(); // in each square the first event that has not had its turn
        for (int r = 0; r < holder.length; r++) {
            int i = holder[r];
            next[squareOf[i]]++;
            for (int square : around[squareOf[i]]) {
                for (int k = next[square]; k < first[square + 1] && sorted[ranks[k]] - sorted[r] <= last; k++) {
                    int j = holder[ranks[k]];
                    double apart = (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]);
                    int d = band(apart, squares);
                    if (d < squares.length) {
                        pairs[d][band(sorted[ranks[k]] - sorted[r], times)]++;
                    }
                }
            }
        }
        return pairs;
    }

    /** The events square by square, in each by time, as places in the order of time. */
    private int[] byTime() {
        var ranks = new int[holder.length];
        var at = first.clone();
        for (int r = 0; r < holder.length; r++) {
            ranks[at[squareOf[holder[r]]]++] = r;
        }
        return ranks;
    }

    private static int band(double value, double[] limits) {
        int k = 0;
        while (k < limits.length && value > limits[k]) {
            k++;
        }
        return k;
    }
}
