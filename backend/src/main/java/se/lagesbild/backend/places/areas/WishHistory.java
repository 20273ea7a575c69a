package se.lagesbild.backend.places.areas;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A priority place through its versions: which of them holds for a week, and on how many of its days. Pure.
 *
 * @param versions one or more, oldest first
 */
record WishHistory(List<Version> versions) {
    /**
     * One version.
     *
     * @param said local day on which it was said
     * @param removed true where this version took the place away
     */
    record Version(LocalDate said, boolean removed, DrawnArea area) {}

    /** @param days 1 to 7 */
    record InForce(DrawnArea area, int days) {}

    WishHistory {
        versions = List.copyOf(versions);
    }

    /** Empty where the place was not in force on any day of the week. */
    Optional<InForce> in(LocalDate monday) {
        if (mistake()) {
            return Optional.empty();
        }
        var sunday = monday.plusDays(6);
        var area = said(sunday).area();
        var sheet = area.sheet();
        // without a first day of its own a place begins when it was drawn
        var begin = sheet.validFrom() == null ? versions.get(0).said() : sheet.validFrom();
        var first = later(monday, begin);
        var last = earlier(earlier(sunday, sheet.validTo()), removed());
        int days = (int) ChronoUnit.DAYS.between(first, last) + 1;
        return days < 1 ? Optional.empty() : Optional.of(new InForce(area, days));
    }

    /** The version that stood then; for a time before the first one, the newest: it is the last word on what was to be. */
    private Version said(LocalDate day) {
        var newest = versions.get(versions.size() - 1);
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).said().isAfter(day)) {
                return versions.get(i);
            }
        }
        return newest;
    }

    /** Drawn and taken away on one day: it was never meant. */
    private boolean mistake() {
        var newest = versions.get(versions.size() - 1);
        return newest.removed() && newest.said().equals(versions.get(0).said());
    }

    /** The last day that counts of a place that was taken away; null while it stands. */
    private @Nullable LocalDate removed() {
        var newest = versions.get(versions.size() - 1);
        return newest.removed() ? newest.said().minusDays(1) : null;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isBefore(one) ? other : one;
    }
}
