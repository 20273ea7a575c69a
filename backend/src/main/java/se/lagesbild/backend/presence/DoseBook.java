package se.lagesbild.backend.presence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.DoseWishes;
import se.lagesbild.backend.places.DoseWishes.Wish;
import se.lagesbild.backend.presence.police.PolicePresence;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Fetches what was wanted and what was done, and lays it side by side for a viewer. */
@Component
class DoseBook implements DoseLedger {
    /** How far back a last visit is looked for. */
    private static final int WEEKS_BEFORE = 8;

    private final DoseWishes wishes;
    private final DoseQueries wardens;
    private final PolicePresence police;
    private final Area area;
    private final Clock clock;
    private final Map<String, Point> known = new HashMap<>();

    DoseBook(DoseWishes wishes, DoseQueries wardens, PolicePresence police, Area area, Clock clock) {
        this.wishes = wishes;
        this.wardens = wardens;
        this.police = police;
        this.area = area;
        this.clock = clock;
        area.places().forEach(place -> known.put(place.id(), area.crs().from(Crs.WGS_84, place.point())));
    }

    private record Read(List<DoseLines.Line> lines, DoseHistory history) {}

    @Override
    public DoseWeek week(Viewer viewer, LocalDate monday, int weeks) {
        var read = read(viewer, monday, weeks);
        var history = read.history().weeks();
        var now = history.get(history.size() - 1);
        var asOf = asOf(monday);
        return new DoseWeek(
                WeekName.of(monday),
                monday,
                monday.plusDays(6),
                asOf,
                !today().isAfter(monday.plusDays(6)),
                read.lines().stream().map(DoseLines.Line::dose).toList(),
                totals(read.lines()),
                new Given(now.wardens(), now.police()),
                history);
    }

    @Override
    public List<PlaceOwes> owing(Viewer viewer, LocalDate monday) {
        return read(viewer, monday, 1).lines().stream()
                .filter(line -> line.wish() != null && line.leading())
                .map(line -> new PlaceOwes(
                        line.dose(), Objects.requireNonNull(line.wish()).area()))
                .toList();
    }

    private Read read(Viewer viewer, LocalDate monday, int weeks) {
        var wished = wishes.weeks(viewer, monday, weeks);
        var since = monday.minusWeeks(Math.max(weeks - 1, WEEKS_BEFORE));
        var given = given(viewer, since, monday.plusWeeks(1));
        Function<List<Wish>, PlaceKeys> keys =
                of -> new PlaceKeys(of, known, area.crs().geometries());
        var history = new DoseHistory(area, keys).take(wished, given);
        var now = wished.get(wished.size() - 1).wishes();
        var lines = new DoseLines(area, monday, asOf(monday), history.byPlace()).of(now, given, keys.apply(now));
        return new Read(lines, history);
    }

    private DoseLines.Given given(Viewer viewer, LocalDate since, LocalDate until) {
        var from = LocalTimes.begin(since, area);
        var end = LocalTimes.begin(until, area);
        var walked = wardens.list(from, end);
        if (viewer.is(Role.POLICE)) {
            return new DoseLines.Given(
                    walked,
                    police.made(viewer, from, end).stream()
                            .map(visit -> new Presence(
                                    visit.said().arrived(),
                                    visit.said().left(),
                                    visit.said().place(),
                                    visit.placeName(),
                                    null))
                            .toList(),
                    List.of());
        }
        return new DoseLines.Given(
                walked,
                null,
                police.minutes(viewer, since, until).stream()
                        .map(sum -> new DoseLines.WeekMinutes(sum.monday(), sum.place(), sum.name(), sum.minutes()))
                        .toList());
    }

    private static List<Total> totals(List<DoseLines.Line> lines) {
        var totals = new ArrayList<Total>();
        for (var party : DoseFor.values()) {
            var with = lines.stream()
                    .map(DoseLines.Line::dose)
                    .filter(dose -> dose.party() == party && dose.wanted() != null)
                    .toList();
            if (!with.isEmpty()) {
                totals.add(total(party, with));
            }
        }
        return totals;
    }

    /** What is given above the wish at one place pays no debt at another. */
    private static Total total(DoseFor party, List<PlaceDose> with) {
        var wanted = sum(
                with, dose -> new Amount(dose.wanted().visits(), dose.wanted().minutes()));
        var done =
                sum(with, dose -> new Amount(dose.done().visits(), dose.done().minutes()));
        var owed = sum(with, PlaceDose::owed);
        return new Total(
                party,
                with.size(),
                wanted,
                done,
                owed,
                Debt.delivered(wanted.minutes(), wanted.minutes() - owed.minutes()));
    }

    private static Amount sum(List<PlaceDose> lines, Function<PlaceDose, @Nullable Amount> of) {
        Integer visits = 0;
        long minutes = 0;
        for (var line : lines) {
            var one = Objects.requireNonNull(of.apply(line));
            visits = visits == null || one.visits() == null ? null : Integer.valueOf(visits + one.visits());
            minutes += one.minutes();
        }
        return new Amount(visits, minutes);
    }

    private LocalDate asOf(LocalDate monday) {
        var sunday = monday.plusDays(6);
        return today().isBefore(sunday) ? today() : sunday;
    }

    private LocalDate today() {
        return LocalTimes.day(clock.instant(), area);
    }
}
