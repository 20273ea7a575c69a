package se.lagesbild.backend.hotspots.evaluation;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.hotspots.HotSpots;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.Categories;
import se.lagesbild.backend.observations.ObservationCounts;
import se.lagesbild.gis.formats.Area;

/**
 * Keeps the list of each week that has ended, and grades it when the next one has. The list is made of the four weeks up to its end, of all
 * categories but the protected ones, so that all who may read the record may read all of it.
 */
@Service
class WeekLists {
    static final int PLACES = 8;
    private static final int WEEKS_COUNTED = 4;

    /** A quarter: as far back as a list is made for a week that nobody made it in. */
    private static final int MOST_BACK = 13;

    private static final int MOST_SHOWN = 53;
    private static final Viewer SYSTEM = Viewer.system("record and grade of the week's list");

    private final HotSpots hotSpots;
    private final ObservationCounts counts;
    private final Categories categories;
    private final WeekListQueries queries;
    private final Clock clock;
    private final ZoneId zone;

    WeekLists(
            HotSpots hotSpots,
            ObservationCounts counts,
            Categories categories,
            WeekListQueries queries,
            Clock clock,
            Area area) {
        this.hotSpots = hotSpots;
        this.counts = counts;
        this.categories = categories;
        this.queries = queries;
        this.clock = clock;
        this.zone = area.timeZone();
    }

    /** Latest first, with those made that were missing. Who may read them is the caller's to say. */
    List<WeekList> latest(Viewer viewer) {
        catchUp();
        return queries.latest(MOST_SHOWN);
    }

    /** Makes what is missing; what is there stays as it is. */
    synchronized void catchUp() {
        var monday =
                clock.instant().atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var known = queries.weeks();
        if (!known.contains(weekOf(monday.minusWeeks(1)))) {
            make(monday, known);
        }
        for (var list : queries.ungraded(start(monday.minusWeeks(1)))) {
            var end = list.until().atZone(zone).toLocalDate();
            var after = cells(filter().during(list.until(), start(end.plusWeeks(1))), list.cellMetres());
            queries.keep(list.week(), WeekGrading.grade(list, after, clock.instant()));
        }
    }

    private void make(LocalDate monday, Set<String> known) {
        var first = counts.firstPlacedAt(SYSTEM);
        for (int back = MOST_BACK; back >= 1; back--) {
            var end = monday.minusWeeks(back - 1L);
            var week = weekOf(end.minusWeeks(1));
            boolean anything = first.filter(start(end)::isAfter).isPresent();
            if (anything && !known.contains(week)) {
                queries.keep(list(week, start(end.minusWeeks(WEEKS_COUNTED)), start(end)));
            }
        }
    }

    private WeekList list(String week, Instant from, Instant until) {
        var filter = filter().during(from, until);
        var ranking = hotSpots.rank(SYSTEM, filter, null, HotSpots.Measure.COUNT, PLACES);
        double square = ranking.cellMetres() * ranking.cellMetres();
        var places = ranking.spots().stream()
                .map(spot -> new WeekList.Place(
                        spot.rank(),
                        spot.name(),
                        spot.count(),
                        spot.confidence(),
                        (int) Math.round(spot.area().getArea() / square),
                        spot.area()))
                .toList();
        int cellMetres = (int) ranking.cellMetres();
        return new WeekList(
                week,
                from,
                until,
                clock.instant(),
                cellMetres,
                ranking.cells(),
                ranking.counted(),
                ranking.spots().stream().anyMatch(HotSpots.Spot::example),
                cells(filter, cellMetres),
                places,
                null);
    }

    private List<WeekList.CellCount> cells(LayerFilter filter, int cellMetres) {
        return counts.cells(SYSTEM, filter, new ObservationCounts.Comparison(null, null), cellMetres).cells().stream()
                .filter(cell -> cell.count() > 0)
                .map(cell -> new WeekList.CellCount(cell.column(), cell.row(), cell.count()))
                .toList();
    }

    private LayerFilter filter() {
        var open = categories.list().stream()
                .filter(category -> !category.sensitivity().equals("PROTECTED"))
                .map(Categories.Category::code)
                .collect(Collectors.toUnmodifiableSet());
        return new LayerFilter(null, null, open, Set.of(), Set.of(), Set.of(), null, Set.of(), null, null);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static String weekOf(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** What the record was made with, for whoever reads it. */
    static Map<String, Object> parameters(WeekList list) {
        return Map.of(
                "weeksCounted",
                WEEKS_COUNTED,
                "cellMetres",
                list.cellMetres(),
                "cells",
                list.cells(),
                "mostPlaces",
                PLACES,
                "measure",
                "count",
                "leftOut",
                "PROTECTED");
    }
}
