package se.lagesbild.backend.hotspots;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FilterReader.Period;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.Categories;
import se.lagesbild.backend.observations.ObservationCounts;
import se.lagesbild.backend.places.PlaceFinder;
import se.lagesbild.backend.places.StreetNetwork;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.SquareGrid;
import se.lagesbild.gis.stats.Aoristic;
import se.lagesbild.gis.stats.PoissonPair;
import se.lagesbild.gis.stats.PoissonRate;

/** Counts, tests, gathers and names: one ranking from one selection. */
@Service
class HotSpotRun implements HotSpots {
    /**
     * Side of a cell in metres. Not smaller: Swedish police positions err by 83 m in the median (Gerell 2018), and wardens'
     * phones between houses by tens of metres.
     */
    static final double CELL_METRES = 100;

    private static final SquareGrid GRID = new SquareGrid(CELL_METRES);
    static final Duration USUAL_PERIOD = Duration.ofDays(28);

    /** Two counts with fewer than this together are not compared in words. */
    static final int FEWEST_TO_COMPARE = 10;

    static final double LEVEL = 0.05;

    /** So many positions say which streets a place lies on. */
    private static final int MOST_POSITIONS = 2_000;

    /** 52 weeks: the same weekdays, and the same season. */
    static final Duration YEAR = Duration.ofDays(364);

    private static final Duration NEARLY = Duration.ofDays(2);

    private final ObservationCounts counts;
    private final Categories categories;
    private final PlaceFinder places;
    private final StreetNetwork streets;
    private final Territory territory;
    private final Clock clock;
    private final ZoneId zone;

    HotSpotRun(
            ObservationCounts counts,
            Categories categories,
            PlaceFinder places,
            StreetNetwork streets,
            Territory territory,
            Clock clock,
            Area area) {
        this.counts = counts;
        this.categories = categories;
        this.places = places;
        this.streets = streets;
        this.territory = territory;
        this.clock = clock;
        this.zone = area.timeZone();
    }

    @Override
    public Ranking rank(Viewer viewer, LayerFilter asked, @Nullable Period compare, Measure measure, int limit) {
        var period = periodOf(viewer, asked);
        var from = period.from();
        var until = period.until();
        var filter = asked.during(from, until);
        var justBefore = new Period(from.minus(Duration.between(from, until)), from);
        var before = compare == null || compare.from() == null || compare.until() == null
                ? justBefore
                : wholeDays(viewer, compare.from(), compare.until());

        var lastYear = new Period(from.minus(YEAR), until.minus(YEAR));
        // a town's records begin on some day; "more than before" would only say that
        var first = counts.firstPlacedAt(viewer).orElse(null);
        // a longer period would be compared with a part of itself
        boolean yearToo = !lastYear.until().isAfter(from) && Records.reach(first, lastYear);
        var cells = counts.cells(
                viewer,
                filter,
                new ObservationCounts.Comparison(before.from(), before.until()),
                yearToo
                        ? new ObservationCounts.Comparison(lastYear.from(), lastYear.until())
                        : new ObservationCounts.Comparison(null, null),
                CELL_METRES);
        var statistics = CellStatistics.of(cells, measure == Measure.HARM);
        var ranked = SpotRanking.rank(statistics, measure == Measure.HARM, limit);
        // the two changes cost as much as all the rest: they are thrown while the database tells of the places
        var changeTest = Records.reach(first, before)
                ? test(statistics, statistics.before(), measure, limit, filter, before)
                : null;
        var yearTest = yearToo ? test(statistics, statistics.yearBefore(), measure, limit, filter, lastYear) : null;
        var facts = facts(viewer, filter, ranked);
        var named = named(viewer, filter, ranked);
        double perCell = statistics.size() == 0 ? 0 : (double) statistics.total() / statistics.size();

        var change = new Compared(
                !nearly(before, justBefore) && !(yearToo && nearly(before, lastYear)),
                before,
                statistics.before(),
                changeTest == null ? null : changeTest.join());
        var yearAgo = yearTest == null ? null : new Compared(false, lastYear, statistics.yearBefore(), yearTest.join());

        var spots = new ArrayList<Spot>();
        for (int i = 0; i < ranked.size(); i++) {
            var found = facts.get(i);
            if (found != null && shown(viewer, ranked.get(i))) {
                spots.add(spot(
                        viewer,
                        spots.size() + 1,
                        ranked.get(i),
                        named.get(i),
                        found,
                        perCell,
                        filter,
                        statistics,
                        change,
                        yearAgo));
            }
        }
        return new Ranking(
                spots,
                new Period(from, until),
                before,
                measure,
                CELL_METRES,
                statistics.size(),
                statistics.total(),
                counts.withoutPosition(viewer, filter),
                cells.inaccurate());
    }

    private WholeDays periodOf(Viewer viewer, LayerFilter asked) {
        var until = asked.until() == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : asked.until();
        return WholeDays.of(viewer, asked.from() == null ? until.minus(USUAL_PERIOD) : asked.from(), until, zone);
    }

    private Period wholeDays(Viewer viewer, Instant from, Instant until) {
        var days = WholeDays.of(viewer, from, until, zone);
        return new Period(days.from(), days.until());
    }

    /** After the streets that hold the reports where a network is loaded, which then need their positions. */
    private List<PlaceFinder.Named> named(Viewer viewer, LayerFilter filter, List<SpotRanking.Place> ranked) {
        var positions = streets.loaded().isPresent()
                ? counts.positions(viewer, filter, cells(ranked), CELL_METRES, MOST_POSITIONS)
                : Map.<Integer, ObservationCounts.Positions>of();
        var named = new ArrayList<PlaceFinder.Named>();
        for (int i = 0; i < ranked.size(); i++) {
            var found = positions.get(i);
            var area = polygon(ranked.get(i));
            named.add(
                    found == null ? places.name(viewer, area) : places.name(viewer, area, found.east(), found.north()));
        }
        return toldApart(viewer, named, ranked);
    }

    /**
     * One name, one place: whoever hears a name must not go to the other. Where they lie alike too, they are numbered by rank. A place
     * that the viewer is not shown leaves no trace in the name of another.
     */
    private List<PlaceFinder.Named> toldApart(
            Viewer viewer, List<PlaceFinder.Named> named, List<SpotRanking.Place> ranked) {
        var times = IntStream.range(0, named.size())
                .filter(i -> shown(viewer, ranked.get(i)))
                .mapToObj(i -> named.get(i).name())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        var used = new HashMap<String, Integer>();
        var apart = new ArrayList<PlaceFinder.Named>();
        for (int i = 0; i < named.size(); i++) {
            var one = named.get(i);
            if (times.getOrDefault(one.name(), 0L) > 1 && shown(viewer, ranked.get(i))) {
                var name = one.name() + ", " + places.fromCentre(polygon(ranked.get(i)));
                int nth = used.merge(name, 1, Integer::sum);
                one = one.called(nth == 1 ? name : name + " (" + nth + ")");
            }
            apart.add(one);
        }
        return apart;
    }

    /** Whoever may only see sums gets no place that could be one person's report. */
    private static boolean shown(Viewer viewer, SpotRanking.Place place) {
        return viewer.seesAllObservations() || place.count() >= SpotRanking.FEWEST;
    }

    private Map<Integer, ObservationCounts.SpotFacts> facts(
            Viewer viewer, LayerFilter filter, List<SpotRanking.Place> ranked) {
        return counts.facts(viewer, filter, cells(ranked), CELL_METRES);
    }

    private static List<ObservationCounts.SpotCell> cells(List<SpotRanking.Place> ranked) {
        var cells = new ArrayList<ObservationCounts.SpotCell>();
        for (int i = 0; i < ranked.size(); i++) {
            for (var cell : ranked.get(i).cells()) {
                cells.add(new ObservationCounts.SpotCell(i, cell.column(), cell.row()));
            }
        }
        return cells;
    }

    private Spot spot(
            Viewer viewer,
            int rank,
            SpotRanking.Place place,
            PlaceFinder.Named named,
            ObservationCounts.SpotFacts facts,
            double perCell,
            LayerFilter filter,
            CellStatistics statistics,
            Compared change,
            @Nullable Compared yearAgo) {
        var area = polygon(place);
        double days = length(filter.from(), filter.until());
        var trend = change.trend(statistics, place, days);
        var yearBefore = yearAgo == null ? null : yearAgo.trend(statistics, place, days);
        var hours = hours(facts);
        var windows = BestWindows.of(hours);
        var namesOfCategories = new LinkedHashMap<String, Integer>();
        facts.categories()
                .forEach((code, n) -> namesOfCategories.merge(
                        categories.find(code).map(Categories.Category::nameSv).orElse(code), n, Integer::sum));
        return new Spot(
                id(place),
                rank,
                named.name(),
                named.streets(),
                named.stretches(),
                area,
                place.count(),
                place.harm(),
                perCell * place.cells().size(),
                place.z(),
                place.pAdjusted(),
                trend,
                yearBefore,
                place.confidence(),
                facts.categories(),
                facts.sources(),
                toTheHour(viewer, facts.firstAt()),
                toTheHour(viewer, facts.lastAt()),
                hours,
                facts.spans().stream().mapToInt(ObservationCounts.Span::n).sum(),
                windows,
                facts.examples() == facts.count(),
                SpotSentence.of(
                        named.name(),
                        place.count(),
                        filter.length(),
                        namesOfCategories,
                        windows,
                        SpotSentence.Change.of(change.asked(), trend, yearBefore),
                        place.confidence(),
                        alone(place, statistics)));
    }

    /**
     * Whether a place that does not pass the test with its surroundings still has more reports than an even spread over all cells would
     * give any of them by chance (Bonferroni): then "may be chance" would be wrong.
     */
    private static boolean alone(SpotRanking.Place place, CellStatistics statistics) {
        double expected = (double) statistics.total() * place.cells().size() / statistics.size();
        return !place.hot() && PoissonRate.atLeast(place.count(), expected) * statistics.size() <= LEVEL;
    }

    /** What happened somewhen in a span counts in each hour that it may have happened in. */
    private double[][] hours(ObservationCounts.SpotFacts facts) {
        var hours = Arrays.stream(facts.weekdayHour())
                .map(day -> Arrays.stream(day).asDoubleStream().toArray())
                .toArray(double[][]::new);
        facts.spans().forEach(span -> Aoristic.add(hours, span.from(), span.until(), zone, span.n()));
        return hours;
    }

    private Geometry polygon(SpotRanking.Place place) {
        var polygons = place.cells().stream()
                .map(cell -> (Geometry) GRID.polygon(new SquareGrid.Cell(cell.column(), cell.row()), territory.crs()))
                .toList();
        var union = UnaryUnionOp.union(polygons);
        union.setSRID(territory.crs().srid());
        return union;
    }

    /** Counts of another period in the cells of a ranking; the test is null where that period begins before the records do, {@code asked} true where somebody chose it. */
    private record Compared(
            boolean asked,
            Period period,
            int[] counts,
            @Nullable ChangeTest test) {
        Trend trend(CellStatistics statistics, SpotRanking.Place place, double nowDays) {
            int before = place.cells().stream()
                    .mapToInt(cell -> counts[statistics.indexOf(cell)])
                    .sum();
            int now = place.count();
            var pair = PoissonPair.compare(before, length(period.from(), period.until()), now, nowDays);
            double p = test == null ? pair.pExactDoubled() : test.p(before, now);
            Verdict verdict;
            if (test == null) {
                verdict = Verdict.NO_DATA;
            } else if (before + now < FEWEST_TO_COMPARE) {
                verdict = Verdict.TOO_FEW;
            } else if (p > LEVEL) {
                verdict = Verdict.SAME;
            } else {
                verdict = pair.rateRatio() > 1 ? Verdict.UP : Verdict.DOWN;
            }
            return new Trend(before, now, before + now == 0 ? null : pair.zTwoSamples(), p, verdict);
        }
    }

    /** Within two days at each end: a page counts whole days, and a year has one day more than 52 weeks. */
    private static boolean nearly(Period one, Period other) {
        return one.from() != null
                && one.until() != null
                && other.from() != null
                && other.until() != null
                && Duration.between(one.from(), other.from()).abs().compareTo(NEARLY) <= 0
                && Duration.between(one.until(), other.until()).abs().compareTo(NEARLY) <= 0;
    }

    private static CompletableFuture<ChangeTest> test(
            CellStatistics statistics, int[] before, Measure measure, int limit, LayerFilter filter, Period other) {
        return CompletableFuture.supplyAsync(() -> ChangeTest.of(
                statistics,
                before,
                measure == Measure.HARM,
                limit,
                length(other.from(), other.until()),
                length(filter.from(), filter.until())));
    }

    /** The minute of a single report is for those who may see it. */
    private static @Nullable Instant toTheHour(Viewer viewer, @Nullable Instant at) {
        return at == null || viewer.seesAllObservations() ? at : at.truncatedTo(ChronoUnit.HOURS);
    }

    private static double length(@Nullable Instant from, @Nullable Instant until) {
        if (from == null || until == null) {
            throw new IllegalStateException("the period was completed before");
        }
        return Duration.between(from, until).toMillis() / 86_400_000.0;
    }

    private static String id(SpotRanking.Place place) {
        return UUID.nameUUIDFromBytes(place.cells().toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
