package se.lagesbild.backend.patrols;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.hotspots.HotSpots;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.places.DoseWishes;
import se.lagesbild.backend.places.PriorityPlaces;
import se.lagesbild.backend.presence.DoseFor;
import se.lagesbild.backend.presence.DoseLedger;
import se.lagesbild.backend.routes.RoundPlanner;
import se.lagesbild.gis.formats.Area;

/** Places that a round may be planned for before anybody names one: hot spots, and the priority places with what they are owed. */
@Component
class UsualPlaces {
    private static final int USUAL_SPOTS = 8;
    private static final int MOST_SPOTS = 20;
    private static final int USUAL_DWELL_MINUTES = 12;

    /** Metres; within them a hot spot and a priority place are one place to stop at. */
    private static final double SAME_PLACE_METRES = 75;

    private final HotSpots hotSpots;
    private final PriorityPlaces priorities;
    private final DoseWishes wishes;
    private final DoseLedger ledger;
    private final Area area;

    UsualPlaces(HotSpots hotSpots, PriorityPlaces priorities, DoseWishes wishes, DoseLedger ledger, Area area) {
        this.hotSpots = hotSpots;
        this.priorities = priorities;
        this.wishes = wishes;
        this.ledger = ledger;
        this.area = area;
    }

    /**
     * A priority place on a day.
     *
     * @param place with its prize: its part of the hot spot there, else that of a middling one, and up to twice that by the
     *     share of the week's minutes that is owed
     * @param due null where nobody has said a dose, or none is wanted that day
     * @param daysSince whole days since the last known visit
     * @param owed of the week; null without a dose
     * @param hotSpot id of the hot spot there, which it stands for
     */
    record Candidate(
            RoundPlanner.Place place,
            ThirdDay.@Nullable Due due,
            @Nullable Long daysSince,
            DoseLedger.@Nullable Amount owed,
            @Nullable String hotSpot,
            @Nullable String hazards,
            @Nullable String measures,
            boolean example) {
        boolean first() {
            return due != null && due.first();
        }
    }

    /** The priority places, and the hot spots that none of them stands for. */
    List<RoundPlanner.Place> withHotSpots(Viewer viewer, List<Candidate> priority) {
        var places = new ArrayList<>(priority.stream().map(Candidate::place).toList());
        for (var spot : ranked(viewer, HotSpots.Measure.COUNT, USUAL_SPOTS)) {
            if (priority.stream().noneMatch(one -> spot.id().equals(one.hotSpot()))) {
                places.add(new RoundPlanner.Place(
                        spot.id(),
                        spot.name(),
                        spot.area().getCentroid(),
                        spot.count(),
                        USUAL_DWELL_MINUTES,
                        List.of(),
                        spot.sentence()));
            }
        }
        return places;
    }

    /** The priority places for this viewer's party that stand on the day, by name. */
    List<Candidate> candidates(Viewer viewer, LocalDate day, HotSpots.Measure measure) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var wished = new HashMap<String, DoseWishes.Wish>();
        wishes.weeks(viewer, monday, 1)
                .forEach(week ->
                        week.wishes().forEach(wish -> wished.put(wish.id().toString(), wish)));
        var lines = ledger.week(viewer, monday, 1).places().stream()
                .collect(Collectors.groupingBy(DoseLedger.PlaceDose::place));
        var spots = ranked(viewer, measure, MOST_SPOTS);
        var others = viewer.is(Role.POLICE) ? DoseFor.WARDENS : DoseFor.POLICE;
        var chosen = priorities.inForce(viewer, day).stream()
                .filter(place -> !others.name().equals(place.party()))
                .toList();
        // places that share a hot spot share its prize: together they are worth what it is
        var sharing = chosen.stream()
                .map(place -> at(place, spots))
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(HotSpots.Spot::id, Collectors.counting()));
        double middling = middling(spots, measure);
        return chosen.stream()
                .map(place -> {
                    var spot = at(place, spots);
                    double base = spot == null ? middling : prize(spot, measure) / sharing.get(spot.id());
                    return candidate(
                            place,
                            day,
                            wished.get(place.id().toString()),
                            lines.getOrDefault(place.id().toString(), List.of()),
                            spot,
                            base);
                })
                .toList();
    }

    /** The one that it shares most ground with, else the nearest: a stronger one next to it is another place. */
    private static HotSpots.@Nullable Spot at(PriorityPlaces.PriorityPlace place, List<HotSpots.Spot> spots) {
        var area = place.area();
        return spots.stream()
                .filter(one -> one.area().distance(area) <= SAME_PLACE_METRES)
                .min(Comparator.comparingDouble((HotSpots.Spot one) ->
                                -one.area().intersection(area).getArea())
                        .thenComparingDouble(one -> one.area().distance(area)))
                .orElse(null);
    }

    private List<HotSpots.Spot> ranked(Viewer viewer, HotSpots.Measure measure, int limit) {
        return hotSpots.rank(viewer, LayerFilter.ALL, null, measure, limit).spots();
    }

    private Candidate candidate(
            PriorityPlaces.PriorityPlace place,
            LocalDate day,
            DoseWishes.@Nullable Wish wish,
            List<DoseLedger.PlaceDose> lines,
            HotSpots.@Nullable Spot spot,
            double base) {
        var leading = lines.stream().filter(line -> line.wanted() != null).findFirst();
        var owed = leading.map(DoseLedger.PlaceDose::owed).orElse(null);
        // whoever may not see the police's visits still sees the wardens'
        var last = lines.stream()
                .map(DoseLedger.PlaceDose::lastVisit)
                .filter(Objects::nonNull)
                .map(OffsetDateTime::toLocalDate)
                .filter(visited -> !visited.isAfter(day))
                .max(LocalDate::compareTo)
                .orElse(null);
        var windows = wish == null ? List.<RoundPlanner.TimeWindow>of() : windows(wish, day);
        boolean wantedThen = wish != null && (wish.windows().isEmpty() || !windows.isEmpty());
        var due = leading.isPresent() && wantedThen ? ThirdDay.of(last, day) : null;
        double share = leading.map(UsualPlaces::owedShare).orElse(0.0);
        var said = new RoundPlanner.Place(
                place.id().toString(),
                place.name(),
                middle(place.area()),
                Math.round(base * (1 + share) * 10) / 10.0,
                wish == null || wish.minutesPerVisit() == null ? USUAL_DWELL_MINUTES : wish.minutesPerVisit(),
                windows,
                CandidateWords.why(place, due, last, day, leading.orElse(null), wantedThen));
        return new Candidate(
                said,
                due,
                last == null ? null : ChronoUnit.DAYS.between(last, day),
                owed,
                spot == null ? null : spot.id(),
                wish == null ? null : wish.hazards(),
                wish == null ? null : wish.measures(),
                place.example());
    }

    private static double owedShare(DoseLedger.PlaceDose line) {
        var wanted = Objects.requireNonNull(line.wanted());
        var owed = Objects.requireNonNull(line.owed());
        if (wanted.minutes() == 0) {
            return 0;
        }
        return Math.min(1, (double) owed.minutes() / wanted.minutes());
    }

    private static double prize(HotSpots.Spot spot, HotSpots.Measure measure) {
        return Math.max(1, measure == HotSpots.Measure.HARM ? spot.harm() : spot.count());
    }

    /** What a place is worth that no hot spot is near. */
    private static double middling(List<HotSpots.Spot> spots, HotSpots.Measure measure) {
        var sorted = spots.stream()
                .mapToDouble(spot -> prize(spot, measure))
                .sorted()
                .toArray();
        return sorted.length == 0 ? 1 : sorted[sorted.length / 2];
    }

    private Point middle(Geometry place) {
        var centre = place.getCentroid();
        var within = place.covers(centre) ? centre : place.getInteriorPoint();
        return area.crs().geometries().createPoint(within.getCoordinate());
    }

    /** The wanted times that touch the day or the night after it. */
    private List<RoundPlanner.TimeWindow> windows(DoseWishes.Wish wish, LocalDate day) {
        var windows = new ArrayList<RoundPlanner.TimeWindow>();
        for (int ahead = -1; ahead <= 1; ahead++) {
            var date = day.plusDays(ahead);
            for (var one : wish.windows()) {
                if (one.weekday() == date.getDayOfWeek().getValue()) {
                    var until = one.to().isAfter(one.from()) ? date : date.plusDays(1);
                    windows.add(new RoundPlanner.TimeWindow(
                            date.atTime(one.from()).atZone(area.timeZone()).toInstant(),
                            until.atTime(one.to()).atZone(area.timeZone()).toInstant()));
                }
            }
        }
        var begin = day.atStartOfDay(area.timeZone()).toInstant();
        return windows.stream().filter(one -> one.to().isAfter(begin)).toList();
    }
}
