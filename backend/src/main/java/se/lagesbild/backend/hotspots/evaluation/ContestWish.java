package se.lagesbild.backend.hotspots.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.maps.FilterReader.Period;
import se.lagesbild.backend.maps.LayerFilter;

/**
 * A contest as it is asked for. Whole local days, for everybody.
 *
 * @param filter what counts, without a period
 * @param from first instant of training
 * @param moments first instant of each test in order, and at last the end
 */
record ContestWish(LayerFilter filter, Instant from, List<Instant> moments, int cellMetres, StudyArea.Kind area) {
    /** Swedish police positions err by 83 m in the median (Gerell 2018): smaller squares would test the errors. */
    static final int SMALLEST_CELL = 100;

    static final int LARGEST_CELL = 1000;
    static final int USUAL_CELL = 250;
    static final int MOST_MOMENTS = 12;
    static final int USUAL_MOMENTS = 4;
    private static final int DAYS_OF_A_TEST = 28;
    private static final int DAYS_OF_TRAINING = 364;

    /** As it stands in the address. */
    record Asked(
            LayerFilter filter,
            @Nullable Period test,
            @Nullable Integer moments,
            @Nullable Integer cell,
            @Nullable String area) {}

    /**
     * Left out is: tests of four weeks, as many as {@code moments} says, up to today; and a year of training before them.
     *
     * @param first when the first report of all occurred, for a training time without a beginning
     * @throws Problem 400 naming the value that cannot be used
     */
    static ContestWish read(Asked asked, Instant now, @Nullable Instant first, ZoneId zone) {
        int moments = between("moments", asked.moments, USUAL_MOMENTS, 1, MOST_MOMENTS);
        int cell = between("cell", asked.cell, USUAL_CELL, SMALLEST_CELL, LARGEST_CELL);
        var today = day(now, zone);
        var trainedUntil = asked.filter.until() == null ? null : dayAfter(asked.filter.until(), zone);
        LocalDate end;
        if (asked.test != null && asked.test.until() != null) {
            end = dayAfter(asked.test.until(), zone);
        } else if (trainedUntil != null) {
            end = trainedUntil.plusDays((long) moments * DAYS_OF_A_TEST);
        } else {
            end = today;
        }
        end = end.isAfter(today) ? today : end;
        var start = trainedUntil == null ? end.minusDays((long) moments * DAYS_OF_A_TEST) : trainedUntil;
        long days = ChronoUnit.DAYS.between(start, end);
        if (days < moments) {
            throw Problem.badQuery("until", "no-time-to-test", end.minusDays(1), start.minusDays(1), moments);
        }
        var from = asked.filter.from() == null
                ? asked.filter.until() == null || first == null ? start.minusDays(DAYS_OF_TRAINING) : day(first, zone)
                : day(asked.filter.from(), zone);
        if (!from.isBefore(start)) {
            throw Problem.badQuery("datetime", "no-time-to-train", from, start.minusDays(1));
        }
        var at = new ArrayList<Instant>();
        for (int m = 0; m <= moments; m++) {
            at.add(instant(start.plusDays(days * m / moments), zone));
        }
        return new ContestWish(asked.filter.during(null, null), instant(from, zone), at, cell, area(asked.area));
    }

    private static StudyArea.Kind area(@Nullable String asked) {
        var known = Stream.of(StudyArea.Kind.values())
                .filter(kind ->
                        asked == null || kind.name().toLowerCase(Locale.ROOT).equals(asked))
                .findFirst();
        return known.orElseThrow(() -> Problem.badQuery("area", "not-one-of", asked, "reported, boundary"));
    }

    private static int between(String name, @Nullable Integer asked, int usual, int least, int most) {
        if (asked == null) {
            return usual;
        }
        if (asked < least || asked > most) {
            throw Problem.badQuery(name, "not-between", asked, least, most);
        }
        return asked;
    }

    Instant end() {
        return moments.get(moments.size() - 1);
    }

    LayerFilter counted() {
        return filter.during(from, end());
    }

    /** Everything that was reported in the time: where reports can come from. */
    LayerFilter anything() {
        return LayerFilter.ALL.during(from, end());
    }

    boolean filtered() {
        return !filter.equals(LayerFilter.ALL);
    }

    ContestWish only(Set<String> categories) {
        var f = filter;
        return new ContestWish(
                new LayerFilter(
                        null,
                        null,
                        categories,
                        f.settings(),
                        f.sources(),
                        f.focus(),
                        f.hours(),
                        f.statuses(),
                        f.bbox(),
                        f.text()),
                from,
                moments,
                cellMetres,
                area);
    }

    /** For the log of reads and for what is kept. */
    String canonical() {
        return counted().canonical() + "&moments=" + moments + "&cell=" + cellMetres + "&area="
                + area.name().toLowerCase(Locale.ROOT);
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    private static LocalDate dayAfter(Instant until, ZoneId zone) {
        return day(until.minusNanos(1), zone).plusDays(1);
    }

    private static Instant instant(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
