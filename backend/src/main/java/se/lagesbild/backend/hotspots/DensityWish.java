package se.lagesbild.backend.hotspots;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;

/**
 * How a density is wanted.
 *
 * @param bandwidth metres: a report is spread over the ground so far around it
 * @param scale the classes, or null for those that fit
 */
record DensityWish(int bandwidth, @Nullable DensityScale scale) {
    static final DensityWish USUAL = new DensityWish(150, null);
    static final Set<String> PARAMETERS = Set.of("bandwidth", "breaks");

    private static final Set<String> BANDWIDTHS = Set.of("100", "150", "250", "400");

    /** Finer squares would say no more, see {@link se.lagesbild.gis.stats.KernelDensity#grid}. */
    private static final double CELLS_IN_BANDWIDTH = 5;

    /** @throws Problem 400 naming the value */
    static DensityWish read(UnaryOperator<@Nullable String> given) {
        var text = given.apply("bandwidth");
        if (text != null && !BANDWIDTHS.contains(text)) {
            throw Problem.badQuery("bandwidth", "not-one-of", text, "100, 150, 250, 400");
        }
        return new DensityWish(
                text == null ? USUAL.bandwidth : Integer.parseInt(text), DensityScale.read(given.apply("breaks")));
    }

    /** Metres between places that no report is near both of. */
    double apart() {
        return 2.0 * bandwidth;
    }

    /** For the log of reads, behind the filter. */
    String asked() {
        return "&bandwidth=" + bandwidth + (scale == null ? "" : "&breaks=" + scale.text());
    }

    double cellMetres() {
        return bandwidth / CELLS_IN_BANDWIDTH;
    }
}
