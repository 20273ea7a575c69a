package se.lagesbild.backend.hotspots;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FilterReader.Period;
import se.lagesbild.backend.observations.ObservationCounts;
import se.lagesbild.backend.observations.SelectionCounts;
import se.lagesbild.gis.formats.Area;

/** Counts what lies in a drawn area and compares it with the time before. */
@Service
class SelectionSummary {
    private final SelectionCounts counts;
    private final ObservationCounts everywhere;
    private final Clock clock;
    private final ZoneId zone;

    SelectionSummary(SelectionCounts counts, ObservationCounts everywhere, Clock clock, Area area) {
        this.counts = counts;
        this.everywhere = everywhere;
        this.clock = clock;
        this.zone = area.timeZone();
    }

    /**
     * @param period that was counted; its beginning is that of the data where none was asked for, and null where there are none
     * @param compared with which it was compared; null where nothing was
     * @param days length of the period, 0 where it has none
     */
    record Summary(
            SelectionCounts.Sums sums,
            Period period,
            @Nullable Period compared,
            double days,
            SelectionTrend trend) {}

    Summary of(Viewer viewer, SelectionAsked asked) {
        // single minutes would show single reports to whoever may only see sums
        var from = viewer.seesAllObservations()
                ? asked.filter().from()
                : dayOf(asked.filter().from(), false);
        var until = viewer.seesAllObservations()
                ? asked.filter().until()
                : dayOf(asked.filter().until(), true);
        var filter = asked.filter().during(from, until);
        var sums = counts.sums(viewer, filter, asked.within());

        var first = everywhere.firstPlacedAt(viewer).orElse(sums.firstAt());
        var begin = from == null ? first : from;
        var end = until == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : until;
        var period = new Period(begin, end);
        double days = days(period);
        int trouble = sums.total() - sums.quiet();

        var compared = compared(viewer, asked, from, begin, end);
        boolean comparable = Records.reach(first, compared);
        int before = compared == null
                ? 0
                : counts.trouble(viewer, filter.during(compared.from(), compared.until()), asked.within());
        return new Summary(
                sums,
                period,
                compared,
                days,
                SelectionTrend.of(before, compared == null ? 0 : days(compared), trouble, days, comparable));
    }

    /** As asked, or as long a time just before; none for a selection without a beginning. */
    private @Nullable Period compared(
            Viewer viewer, SelectionAsked asked, @Nullable Instant from, @Nullable Instant begin, Instant end) {
        var wanted = asked.compare();
        if (wanted != null && wanted.from() != null && wanted.until() != null) {
            return viewer.seesAllObservations()
                    ? wanted
                    : new Period(dayOf(wanted.from(), false), dayOf(wanted.until(), true));
        }
        return from == null || begin == null || !begin.isBefore(end) ? null : new Period(justBefore(begin, end), begin);
    }

    /** So many whole days earlier where both are midnights, also when the clock was changed between them; else as long before. */
    private Instant justBefore(Instant begin, Instant end) {
        if (!begin.equals(dayOf(begin, false)) || !end.equals(dayOf(end, false))) {
            return begin.minus(Duration.between(begin, end));
        }
        var first = begin.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(first, end.atZone(zone).toLocalDate());
        return first.minusDays(days).atStartOfDay(zone).toInstant();
    }

    private @Nullable Instant dayOf(@Nullable Instant at, boolean end) {
        if (at == null) {
            return null;
        }
        var day = at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return end && day.isBefore(at)
                ? at.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant()
                : day;
    }

    private static double days(Period period) {
        return period.from() == null || period.until() == null
                ? 0
                : Duration.between(period.from(), period.until()).toMillis() / 86_400_000.0;
    }
}
