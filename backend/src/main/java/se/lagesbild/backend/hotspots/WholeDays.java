package se.lagesbild.backend.hotspots;

import java.time.Instant;
import java.time.ZoneId;
import se.lagesbild.backend.access.Viewer;

/**
 * Single minutes would show single reports to whoever may only see sums: for those a period is whole local days.
 *
 * @param until first instant after the last day
 */
record WholeDays(Instant from, Instant until) {
    static WholeDays of(Viewer viewer, Instant from, Instant until, ZoneId zone) {
        if (viewer.seesAllObservations()) {
            return new WholeDays(from, until);
        }
        return new WholeDays(from.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant(), endOfDay(until, zone));
    }

    /** The midnight after it, or itself where it is one. */
    static Instant endOfDay(Instant until, ZoneId zone) {
        return until.minusNanos(1)
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }
}
