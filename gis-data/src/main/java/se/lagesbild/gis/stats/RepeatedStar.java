package se.lagesbild.gis.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gi* of the same places again and again with other counts, as simulations need it: the same z as {@link GetisOrd#star} and the same hot places as
 * {@link BenjaminiHochberg} after it, at a cost that grows with the places that hold something and not with all, without a sort and without an array for
 * each time. One thread at a time.
 */
public final class RepeatedStar {
    private final Neighbourhood around;
    private final double level;

    /** Places by their number of neighbours. */
    private final int[] placesWith;

    private final int[] touchedWith;
    private final double[] sum;
    private final double[] z;
    private final boolean[] hot;

    /** Places with something in or beside them, in the order in which they were met; the first {@link #touchedCount} count. */
    private final int[] touched;

    private int touchedCount;
    private final int[] candidate;
    private final double[] emptyZ;
    private final double leastZ;

    /**
     * @param around links that go both ways
     * @param level adjusted p up to which a place is hot, above 0 and below 1
     * @throws IllegalArgumentException names a link that goes one way
     */
    public RepeatedStar(Neighbourhood around, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level %s is not between 0 and 1".formatted(level));
        }
        this.around = around;
        this.level = level;
        int n = around.size();
        int most = IntStream.range(0, n).map(around::count).max().orElse(0);
        placesWith = new int[most + 1];
        for (int i = 0; i < n; i++) {
            placesWith[around.count(i)]++;
            // lists from elsewhere alone can have links that go one way
            for (int j : around.kind() == Neighbourhood.Kind.GIVEN ? around.of(i) : new int[0]) {
                if (!around.linked(j, i)) {
                    throw new IllegalArgumentException(
                            "place %d has the neighbour %d, but not the other way".formatted(i, j));
                }
            }
        }
        touchedWith = new int[most + 1];
        emptyZ = new double[most + 1];
        sum = new double[n];
        z = new double[n];
        hot = new boolean[n];
        touched = new int[n];
        candidate = new int[n];
        leastZ = leastZ(level);
    }

    /**
     * Scores other counts; what was scored before is forgotten.
     *
     * @param counts of each place, whole numbers from 0 on
     * @param held places whose count may be above 0, each once
     */
    public void score(int[] counts, int[] held) {
        if (counts.length != sum.length) {
            throw new IllegalArgumentException("%d counts of %d places".formatted(counts.length, sum.length));
        }
        forget();
        double all = 0;
        double squares = 0;
        for (int i : held) {
            double value = counts[i];
            if (value != 0) {
                all += value;
                squares += value * value;
                add(i, value);
                for (int j : around.of(i)) {
                    add(j, value);
                }
            }
        }
        standardise(all, squares);
        markHot();
    }

    private void forget() {
        for (int k = 0; k < touchedCount; k++) {
            sum[touched[k]] = 0;
            hot[touched[k]] = false;
        }
        touchedCount = 0;
        Arrays.fill(touchedWith, 0);
    }

    private void add(int place, double value) {
        if (sum[place] == 0) {
            touched[touchedCount++] = place;
            touchedWith[around.count(place)]++;
        }
        sum[place] += value;
    }

    private void standardise(double all, double squares) {
        int n = sum.length;
        double mean = all / n;
        // whole numbers: exactly 0 when all are alike
        double variance = (n * squares - all * all) / ((double) n * n);
        var spread = new double[emptyZ.length];
        for (int w = 0; w < spread.length; w++) {
            double weight = w + 1.0;
            double square = n < 2 ? 0 : variance * weight * (n - weight) / (n - 1.0);
            spread[w] = square > 0 ? Math.sqrt(square) : 0;
            emptyZ[w] = spread[w] > 0 ? -weight * mean / spread[w] : 0;
        }
        for (int k = 0; k < touchedCount; k++) {
            int i = touched[k];
            int w = around.count(i);
            z[i] = spread[w] > 0 ? (sum[i] - (w + 1.0) * mean) / spread[w] : 0;
        }
    }

    /** The step-up of Benjamini and Hochberg: the largest k of which the k smallest p are at most level k / n, found from above. */
    private void markHot() {
        int n = sum.length;
        int some = 0;
        for (int k = 0; k < touchedCount; k++) {
            if (Math.abs(z[touched[k]]) >= leastZ) {
                candidate[some++] = touched[k];
            }
        }
        var p = new double[some];
        for (int k = 0; k < some; k++) {
            p[k] = NormalTail.twoSided(z[candidate[k]]);
        }
        var emptyP = Arrays.stream(emptyZ).map(NormalTail::twoSided).toArray();
        int passed = n;
        for (int before = -1; passed != before && passed > 0; ) {
            before = passed;
            passed = 0;
            for (double one : p) {
                passed += one * n / before <= level ? 1 : 0;
            }
            for (int w = 0; w < emptyP.length; w++) {
                passed += emptyP[w] * n / before <= level ? placesWith[w] - touchedWith[w] : 0;
            }
        }
        for (int k = 0; k < some && passed > 0; k++) {
            hot[candidate[k]] = z[candidate[k]] > 0 && p[k] * n / passed <= level;
        }
    }

    /** A z whose p is just above the level: no place below it can pass. */
    private static double leastZ(double level) {
        double low = 0;
        double high = 40;
        while (high - low > 1e-6) {
            double middle = (low + high) / 2;
            if (NormalTail.twoSided(middle) > level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** As of {@link GetisOrd#star}. */
    public double z(int place) {
        return sum[place] == 0 ? emptyZ[around.count(place)] : z[place];
    }

    /** Whether the place's z is above 0 and its adjusted p at most the level. */
    public boolean hot(int place) {
        return hot[place];
    }
}
