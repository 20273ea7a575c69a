package se.lagesbild.backend.patrols;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.backend.routes.RoundPlanner;
import se.lagesbild.gis.formats.Area;

/** Lays rounds beside others of the same evening: each is walked by the same code, so that the numbers can be compared. */
@Component
class Comparing {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Steps of the search for the hour more: it begins from the rounds that are there. */
    private static final int STEPS = 4_000;

    private final RoundPlanner planner;
    private final LastWeek lastWeek;
    private final Area area;

    Comparing(RoundPlanner planner, RoundQueries rounds, Territory territory, Area area) {
        this.planner = planner;
        this.lastWeek = new LastWeek(rounds, territory);
        this.area = area;
    }

    enum Kind {
        /** The rounds that were sent. */
        THIS,
        /** What the planner had made before somebody changed it. */
        PLANNED,
        /** Always to the nearest place. */
        NEAREST,
        /** What was handed out last week. */
        LAST_WEEK
    }

    /**
     * @param covered share of all prizes, 0 to 1
     * @param stops that count
     * @param minutesThere at these stops
     * @param day that it was walked on, for last week's
     * @param elsewhere stops of last week's rounds at none of today's places
     */
    record Row(
            Kind kind,
            double covered,
            int stops,
            long minutesThere,
            long walkedMetres,
            @Nullable LocalDate day,
            @Nullable Integer elsewhere) {}

    record Named(String place, String name) {}

    /**
     * What an hour more for each pair would buy.
     *
     * @param gained places that would be visited then
     * @param dropped places that would not be any more
     */
    record NextHour(double covered, List<Named> gained, List<Named> dropped) {}

    /** @param nextHour null where a pair cannot walk longer @param pattern null where nothing was handed out last week */
    record Comparison(List<Row> rows, @Nullable NextHour nextHour, LastWeek.@Nullable Pattern pattern) {}

    /** @param request its {@code begin} are the rounds @param planned may be empty */
    Comparison of(Viewer viewer, RoundPlanner.Request request, List<List<String>> planned) {
        var now = planner.walk(viewer, request, request.begin());
        var rows = new ArrayList<Row>();
        rows.add(row(Kind.THIS, now, null, null));
        if (!planned.isEmpty()) {
            rows.add(row(Kind.PLANNED, planner.walk(viewer, request, planned), null, null));
        }
        rows.add(row(Kind.NEAREST, planner.nearestFirst(viewer, request), null, null));
        var day = request.pairs().get(0).start().atZone(area.timeZone()).toLocalDate();
        var last = lastWeek.of(viewer, day, request);
        last.ifPresent(then -> rows.add(
                row(Kind.LAST_WEEK, planner.walk(viewer, request, then.rounds()), then.day(), then.elsewhere())));
        return new Comparison(
                rows,
                nextHour(viewer, request, now),
                last.map(then -> then.pattern(arrivals(now), area.timeZone())).orElse(null));
    }

    private static Row row(Kind kind, RoundPlanner.Plan plan, @Nullable LocalDate day, @Nullable Integer elsewhere) {
        var counted = counted(plan);
        return new Row(
                kind,
                Math.round(plan.covered() * 1000) / 1000.0,
                counted.size(),
                counted.values().stream()
                        .mapToLong(RoundPlanner.Place::dwellMinutes)
                        .sum(),
                Math.round(plan.rounds().stream()
                        .mapToDouble(RoundPlanner.Round::walkedMetres)
                        .sum()),
                day,
                elsewhere);
    }

    private @Nullable NextHour nextHour(Viewer viewer, RoundPlanner.Request request, RoundPlanner.Plan now) {
        var longer = request.pairs().stream()
                .map(pair -> new RoundPlanner.Pair(
                        pair.start(), pair.end().plus(HOUR), pair.breakMinutes(), pair.startPoint(), pair.endPoint()))
                .toList();
        if (longer.stream()
                .anyMatch(pair ->
                        Duration.between(pair.start(), pair.end()).compareTo(RoundRequestReader.LONGEST_SHIFT) > 0)) {
            return null;
        }
        var plan = planner.plan(
                viewer,
                new RoundPlanner.Request(
                        request.places(),
                        longer,
                        request.maxWalkMetres(),
                        request.pinned(),
                        request.banned(),
                        request.begin(),
                        request.seed(),
                        Math.min(request.iterations(), STEPS)));
        var before = counted(now);
        var after = counted(plan);
        return new NextHour(
                Math.round(plan.covered() * 1000) / 1000.0,
                without(after, before.keySet()),
                without(before, after.keySet()));
    }

    /** The places that a plan visits in time, by id. */
    private static Map<String, RoundPlanner.Place> counted(RoundPlanner.Plan plan) {
        var counted = new HashMap<String, RoundPlanner.Place>();
        plan.rounds()
                .forEach(round -> round.stops().stream()
                        .filter(stop -> stop.miss() == null)
                        .forEach(stop -> counted.put(stop.place().id(), stop.place())));
        return counted;
    }

    private static Map<String, Instant> arrivals(RoundPlanner.Plan plan) {
        var arrivals = new HashMap<String, Instant>();
        plan.rounds()
                .forEach(round ->
                        round.stops().forEach(stop -> arrivals.put(stop.place().id(), stop.arrive())));
        return arrivals;
    }

    private static List<Named> without(Map<String, RoundPlanner.Place> places, Set<String> others) {
        return places.values().stream()
                .filter(place -> !others.contains(place.id()))
                .map(place -> new Named(place.id(), place.name()))
                .sorted(Comparator.comparing(Named::name).thenComparing(Named::place))
                .toList();
    }
}
