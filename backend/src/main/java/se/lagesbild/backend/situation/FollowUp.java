package se.lagesbild.backend.situation;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.springframework.stereotype.Service;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FilterReader.Period;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.ObservationCounts;
import se.lagesbild.backend.observations.SelectionCounts;
import se.lagesbild.backend.places.PriorityPlaces;
import se.lagesbild.backend.places.PriorityPlaces.PriorityPlace;
import se.lagesbild.backend.presence.DoseFor;
import se.lagesbild.backend.presence.DoseLedger;
import se.lagesbild.backend.presence.PresenceMinutes;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.stats.ControlledChange;
import se.lagesbild.gis.stats.Displacement;
import se.lagesbild.gis.stats.Displacement.Change;
import se.lagesbild.gis.stats.PoissonPair;

/** Follows a place up: counts it, the ring around it and places like it, before and after, and the presence given. */
@Service
class FollowUp {
    /** Reports before and after together, for anything to be said. */
    static final int FEWEST = 10;

    /** Registers begin when somebody first uses them, not at midnight. */
    private static final Duration SLACK = Duration.ofDays(7);

    private final PriorityPlaces places;
    private final ComparisonPlaces comparisons;
    private final SelectionCounts counts;
    private final ObservationCounts everywhere;
    private final PresenceMinutes presence;
    private final DoseLedger dose;
    private final Clock clock;
    private final ZoneId zone;

    FollowUp(
            PriorityPlaces places,
            ComparisonPlaces comparisons,
            SelectionCounts counts,
            ObservationCounts everywhere,
            PresenceMinutes presence,
            DoseLedger dose,
            Clock clock,
            Area area) {
        this.places = places;
        this.comparisons = comparisons;
        this.counts = counts;
        this.everywhere = everywhere;
        this.presence = presence;
        this.dose = dose;
        this.clock = clock;
        this.zone = area.timeZone();
    }

    record Compared(Geometry area, int matched, Change change) {}

    /** @param place reports of the week, {@code ring} and {@code comparison} likewise; the last is the sum of all comparison places */
    record WeekRow(String week, boolean after, int place, int ring, int comparison) {}

    /** @param policeMinutes of the whole time, since of police others get sums alone */
    record Dose(long wardenMinutes, int visits, long policeMinutes) {}

    record DoseWeek(String week, long minutes, int visits) {}

    /**
     * @param matchedFrom first day that places were matched on, {@code matchedUntil} the day after the last
     * @param matchedBefore false where there was no time before the time before: then they were matched on that one
     * @param rate before and after in the place alone
     * @param change beside the comparison places
     * @param aroundChange of the ring beside the comparison places
     * @param moved what the six counts say of moving; null where there is nothing to compare with
     */
    record Found(
            PriorityPlace place,
            Geometry ring,
            boolean example,
            LocalDate matchedFrom,
            LocalDate matchedUntil,
            boolean matchedBefore,
            @Nullable String setting,
            int matched,
            Change own,
            Change around,
            List<Compared> comparison,
            PoissonPair.Comparison rate,
            ControlledChange.Result change,
            ControlledChange.Result aroundChange,
            Displacement.@Nullable Result moved,
            List<WeekRow> weeks,
            Dose doseBefore,
            Dose doseAfter,
            List<DoseWeek> doseWeeks) {
        Change all() {
            return new Change(
                    comparison.stream().mapToLong(c -> c.change().before()).sum(),
                    comparison.stream().mapToLong(c -> c.change().after()).sum());
        }
    }

    /** Today in the area. */
    LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    Found of(Viewer viewer, FollowUpAsked asked) {
        var place = places.find(viewer, asked.place()).orElseThrow(() -> Problem.notFound("place", asked.place()));
        var before = asked.before(zone);
        var after = asked.after(zone);
        var first = everywhere.firstPlacedAt(viewer);
        if (first.isEmpty()
                || Objects.requireNonNull(before.from()).isBefore(first.get().minus(SLACK))) {
            var day = first.map(at -> at.atZone(zone).toLocalDate()).orElse(today());
            throw Problem.badQuery("from", "follow-up-no-data", day, asked.beforeFrom());
        }
        var firstDay = first.get().atZone(zone).toLocalDate();
        var matchedFrom = asked.matchedFrom(firstDay);
        boolean matchedBefore =
                ChronoUnit.DAYS.between(matchedFrom, asked.beforeFrom()) >= ComparisonPlaces.FEWEST_DAYS;
        var matchedUntil = matchedBefore ? asked.beforeFrom() : asked.from();
        if (!matchedBefore) {
            matchedFrom = asked.beforeFrom();
        }

        var reach = place.area().buffer(asked.ringMetres());
        var ring = reach.difference(place.area());
        ring.setSRID(place.area().getSRID());
        var taken = new ArrayList<Geometry>(List.of(reach));
        for (var day : List.of(asked.from(), asked.to())) {
            places.inForce(viewer, day).stream()
                    .filter(other -> !other.id().equals(place.id()))
                    .forEach(other -> taken.add(other.area()));
        }
        var chosen = comparisons.choose(
                viewer,
                place.area(),
                FollowUpAsked.begin(matchedFrom, zone),
                FollowUpAsked.begin(matchedUntil, zone),
                taken);
        var own = change(viewer, place.area(), before, after);
        var around = change(viewer, ring, before, after);
        var comparison = chosen.places().stream()
                .map(like -> new Compared(like.area(), like.matched(), change(viewer, like.area(), before, after)))
                .toList();
        var changes = comparison.stream().map(Compared::change).toList();
        var all = new Change(
                changes.stream().mapToLong(Change::before).sum(),
                changes.stream().mapToLong(Change::after).sum());
        var whole = LayerFilter.ALL.during(before.from(), after.until());
        boolean example = counts.sums(viewer, whole, place.area()).examples() > 0;
        return new Found(
                place,
                ring,
                example || place.example(),
                matchedFrom,
                matchedUntil,
                matchedBefore,
                chosen.setting(),
                chosen.own(),
                own,
                around,
                comparison,
                PoissonPair.compare(own.before(), asked.days(), own.after(), asked.days()),
                ControlledChange.of(own, changes, FEWEST),
                ControlledChange.of(around, changes, FEWEST),
                changes.isEmpty() ? null : Displacement.of(own, around, all),
                weeks(viewer, asked, place.area(), ring, comparison),
                dose(viewer, place, before, asked.beforeFrom(), asked.from().minusDays(1)),
                dose(viewer, place, after, asked.from(), asked.to()),
                doseWeeks(viewer, place, asked));
    }

    private Change change(Viewer viewer, Geometry area, Period before, Period after) {
        return new Change(
                counts.trouble(viewer, LayerFilter.ALL.during(before.from(), before.until()), area),
                counts.trouble(viewer, LayerFilter.ALL.during(after.from(), after.until()), area));
    }

    private List<WeekRow> weeks(
            Viewer viewer, FollowUpAsked asked, Geometry place, Geometry ring, List<Compared> comparison) {
        var time = LayerFilter.ALL.during(
                asked.before(zone).from(), asked.after(zone).until());
        var own = counts.sums(viewer, time, place).weeks();
        var around = counts.sums(viewer, time, ring).weeks();
        Map<String, Integer> others = Map.of();
        if (!comparison.isEmpty()) {
            var union =
                    UnaryUnionOp.union(comparison.stream().map(Compared::area).toList());
            union.setSRID(place.getSRID());
            others = counts.sums(viewer, time, union).weeks();
        }
        var rows = new ArrayList<WeekRow>();
        for (var monday = monday(asked.beforeFrom()); !monday.isAfter(asked.to()); monday = monday.plusWeeks(1)) {
            var week = week(monday);
            rows.add(new WeekRow(
                    week,
                    // a week that the time after begins in belongs to it
                    monday.plusDays(6).compareTo(asked.from()) >= 0,
                    own.getOrDefault(week, 0),
                    around.getOrDefault(week, 0),
                    others.getOrDefault(week, 0)));
        }
        return rows;
    }

    private Dose dose(Viewer viewer, PriorityPlace place, Period time, LocalDate from, LocalDate to) {
        var given = given(viewer, place, time);
        long police = 0;
        for (var monday = monday(from); !monday.isAfter(to); monday = monday.plusWeeks(1)) {
            for (var one : dose.week(viewer, monday, 1).places()) {
                boolean here =
                        one.place().equals(place.id().toString()) || one.place().equals(place.name());
                police += here && one.party() == DoseFor.POLICE ? one.done().minutes() : 0;
            }
        }
        return new Dose(Math.round(given.hours() * 60), given.visits(), police);
    }

    private PresenceMinutes.Given given(Viewer viewer, PriorityPlace place, Period time) {
        return presence.within(
                        viewer,
                        List.of(new PresenceMinutes.Place(place.id().toString(), place.area())),
                        time.from(),
                        time.until(),
                        null)
                .places()
                .get(0);
    }

    private List<DoseWeek> doseWeeks(Viewer viewer, PriorityPlace place, FollowUpAsked asked) {
        var weeks = new ArrayList<DoseWeek>();
        for (var monday = monday(asked.from()); !monday.isAfter(asked.to()); monday = monday.plusWeeks(1)) {
            var begin = monday.isBefore(asked.from()) ? asked.from() : monday;
            var end = monday.plusWeeks(1).isAfter(asked.to()) ? asked.to().plusDays(1) : monday.plusWeeks(1);
            var given =
                    given(viewer, place, new Period(FollowUpAsked.begin(begin, zone), FollowUpAsked.begin(end, zone)));
            weeks.add(new DoseWeek(week(monday), Math.round(given.hours() * 60), given.visits()));
        }
        return weeks;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static String week(LocalDate monday) {
        return "%d-W%02d"
                .formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
