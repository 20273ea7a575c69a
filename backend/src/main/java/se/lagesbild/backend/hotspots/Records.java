package se.lagesbild.backend.hotspots;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.maps.FilterReader.Period;

/** Whether there are data for the whole of a period that something is compared with; the page asks the same, see {@code recordsReach} in count-pair.js. Pure. */
final class Records {
    /** The first report of a quiet town comes some days after people began to report. */
    private static final Duration MOST = Duration.ofDays(7);

    /** A week before the first report would else be a week without any. */
    private static final int SHARE = 4;

    private Records() {}

    /** @param first report of all */
    static boolean reach(@Nullable Instant first, @Nullable Period period) {
        if (first == null || period == null || period.from() == null) {
            return false;
        }
        var slack = MOST;
        if (period.until() != null) {
            var part = Duration.between(period.from(), period.until()).dividedBy(SHARE);
            slack = part.compareTo(MOST) < 0 ? part : MOST;
        }
        return !period.from().isBefore(first.minus(slack));
    }
}
