package se.lagesbild.backend.observations.index;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** Weeks from Monday to Sunday, counted from the one in which 1970 began. Pure. */
final class Weeks {
    /** 1 January 1970 was a Thursday. */
    private static final int FROM_MONDAY = 3;

    private Weeks() {}

    static int of(int epochDay) {
        return Math.floorDiv(epochDay + FROM_MONDAY, 7);
    }

    /** As {@code 2026-W47}. */
    static String iso(int week) {
        var thursday = LocalDate.ofEpochDay(week * 7L);
        return "%04d-W%02d"
                .formatted(thursday.get(IsoFields.WEEK_BASED_YEAR), thursday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
