package se.lagesbild.start.bench;

import java.util.Arrays;

/** Times of one thing done again and again, in nanoseconds. Not thread-safe. */
final class Samples {
    private long[] nanos = new long[64];
    private int count;

    void add(long tookNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = tookNanos;
    }

    void addAll(Samples other) {
        for (int i = 0; i < other.count; i++) {
            add(other.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    double medianMillis() {
        return percentileMillis(50);
    }

    /** @return milliseconds; NaN when nothing was measured */
    double fastestMillis() {
        return count == 0 ? Double.NaN : Arrays.stream(nanos, 0, count).min().orElseThrow() / 1e6;
    }

    /**
     * Nearest rank: the smallest time that at least {@code percent} of the times do not exceed. The median of an even number is the lower
     * of the two in the middle.
     *
     * @param percent more than 0, at most 100
     * @return milliseconds; NaN when nothing was measured
     */
    double percentileMillis(double percent) {
        if (!(percent > 0) || percent > 100) {
            throw new IllegalArgumentException("percent must be over 0 and at most 100, got " + percent);
        }
        if (count == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percent / 100 * count) - 1] / 1e6;
    }

    /** How many fit in a second, one after the other; NaN when nothing was measured. */
    double perSecond() {
        return count == 0
                ? Double.NaN
                : 1e9 * count / Arrays.stream(nanos, 0, count).sum();
    }
}
