package se.lagesbild.backend.hotspots.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Reports with place and time, by time. Made for one contest; no position leaves it. */
@SuppressWarnings("ArrayRecordComponent")
record Events(double[] x, double[] y, long[] atMicros) {

    static Events sorted(double[] x, double[] y, long[] atMicros) {
        var order = IntStream.range(0, x.length)
                .boxed()
                // places too: equal times in one order, whatever order they came in
                .sorted((a, b) -> {
                    int byTime = Long.compare(atMicros[a], atMicros[b]);
                    int byEast = byTime != 0 ? byTime : Double.compare(x[a], x[b]);
                    return byEast != 0 ? byEast : Double.compare(y[a], y[b]);
                })
                .mapToInt(Integer::intValue)
                .toArray();
        return new Events(
                Arrays.stream(order).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> y[i]).toArray(),
                Arrays.stream(order).mapToLong(i -> atMicros[i]).toArray());
    }

    int size() {
        return x.length;
    }

    /** The first event at or after a moment; {@link #size} where there is none. */
    int first(long micros) {
        int low = 0;
        int high = atMicros.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (atMicros[middle] < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
