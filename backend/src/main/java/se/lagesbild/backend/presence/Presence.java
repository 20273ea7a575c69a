package se.lagesbild.backend.presence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit as the dose sees it: nobody's in particular.
 *
 * @param left null while nobody has checked out
 * @param place id that was given, or null
 * @param name of the place, as lists say it
 * @param spot where somebody stood, in the metric CRS; null where nobody knows or it may not be kept
 */
record Presence(
        Instant arrived,
        @Nullable Instant left,
        @Nullable String place,
        String name,
        @Nullable Spot spot) {
    /** From arriving to leaving, as a watch measures it: clocks that are put forward or back change nothing. */
    double minutes() {
        return left == null ? 0 : Duration.between(arrived, left).toMillis() / 60_000.0;
    }
}
