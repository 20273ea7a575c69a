package se.lagesbild.backend.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How counts are told to those who may see sums but no single report. Under five is never told; larger ones are rounded down to a multiple
 * of five, so that two selections that differ by one report mostly say the same. Whoever asks for very many overlapping selections can
 * still narrow a count down: each question stands in the log of reads. Pure.
 */
public final class Disclosure {
    /** The smallest count that is told. */
    public static final int FEWEST = 5;

    private Disclosure() {}

    /** @return a multiple of five that is at most {@code n}, or null for "fewer than five" */
    public static @Nullable Integer atLeast(int n) {
        return n < FEWEST ? null : n - n % FEWEST;
    }

    /** The counts that may be told, in their order, each as {@link #atLeast} says; the others are missing. */
    public static Map<String, Integer> atLeast(Map<String, Integer> counts) {
        var told = new LinkedHashMap<String, Integer>();
        counts.forEach((key, n) -> {
            var shown = atLeast(n);
            if (shown != null) {
                told.put(key, shown);
            }
        });
        return told;
    }
}
