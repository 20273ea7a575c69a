package se.lagesbild.backend.presence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.places.DoseWishes.Wish;
import se.lagesbild.backend.places.DoseWishes.WishedWeek;
import se.lagesbild.backend.presence.DoseLedger.Past;
import se.lagesbild.backend.presence.DoseLedger.PastWeek;
import se.lagesbild.gis.formats.Area;

/** Minutes of each week beside what was wanted in that week. Pure. */
final class DoseHistory {
    private final Area area;
    private final Function<List<Wish>, PlaceKeys> keysOf;
    private final List<PastWeek> weeks = new ArrayList<>();
    private final Map<String, Map<DoseFor, List<Past>>> byPlace = new HashMap<>();

    DoseHistory(Area area, Function<List<Wish>, PlaceKeys> keysOf) {
        this.area = area;
        this.keysOf = keysOf;
    }

    /** Minutes of one week, at one place or at all. */
    private static final class Minutes {
        private double wardens;
        private double police;

        private void add(DoseFor party, double minutes) {
            if (party == DoseFor.WARDENS) {
                wardens += minutes;
            } else {
                police += minutes;
            }
        }

        private long of(DoseFor party) {
            return switch (party) {
                case WARDENS -> Math.round(wardens);
                case POLICE -> Math.round(police);
                case BOTH -> Math.round(wardens) + Math.round(police);
            };
        }
    }

    /** @param wished in order of time */
    DoseHistory take(List<WishedWeek> wished, DoseLines.Given given) {
        for (var week : wished) {
            take(week, given);
        }
        return this;
    }

    /** In the order in which they were taken. */
    List<PastWeek> weeks() {
        return List.copyOf(weeks);
    }

    Map<String, Map<DoseFor, List<Past>>> byPlace() {
        return byPlace;
    }

    private void take(WishedWeek week, DoseLines.Given given) {
        var keys = keysOf.apply(week.wishes());
        var places = new HashMap<String, Minutes>();
        var all = new Minutes();
        given.wardens().forEach(visit -> add(week, visit, DoseFor.WARDENS, keys, places, all));
        if (given.police() != null) {
            given.police().forEach(visit -> add(week, visit, DoseFor.POLICE, keys, places, all));
        }
        for (var sum : given.policeMinutes()) {
            if (sum.monday().equals(week.monday())) {
                add(keys.of(sum.place(), null), DoseFor.POLICE, sum.minutes(), places, all);
            }
        }
        long wantedAll = 0;
        long doneAll = 0;
        long owedAll = 0;
        var name = WeekName.of(week.monday());
        for (var wish : week.wishes()) {
            var done = places.getOrDefault(wish.id().toString(), new Minutes());
            var whose = DoseFor.valueOf(wish.party());
            var wanted = DoseLines.wanted(wish);
            for (var party : DoseFor.values()) {
                boolean leading = party == whose && wanted != null;
                long minutes = done.of(party);
                Long owed = leading ? Debt.owed(wanted.minutes(), minutes) : null;
                byPlace.computeIfAbsent(wish.id().toString(), id -> new EnumMap<>(DoseFor.class))
                        .computeIfAbsent(party, one -> new ArrayList<>())
                        .add(new Past(name, leading ? wanted.minutes() : null, minutes, owed));
                if (leading) {
                    wantedAll += wanted.minutes();
                    doneAll += minutes;
                    owedAll += owed;
                }
            }
        }
        weeks.add(new PastWeek(
                name,
                (int) wantedAll,
                doneAll,
                owedAll,
                Debt.delivered(wantedAll, wantedAll - owedAll),
                all.of(DoseFor.WARDENS),
                all.of(DoseFor.POLICE)));
    }

    private void add(
            WishedWeek week, Presence visit, DoseFor party, PlaceKeys keys, Map<String, Minutes> places, Minutes all) {
        if (monday(visit).equals(week.monday())) {
            add(keys.of(visit.place(), visit.spot()), party, visit.minutes(), places, all);
        }
    }

    private static void add(
            @Nullable Wish wish, DoseFor party, double minutes, Map<String, Minutes> places, Minutes all) {
        all.add(party, minutes);
        if (wish != null) {
            places.computeIfAbsent(wish.id().toString(), id -> new Minutes()).add(party, minutes);
        }
    }

    private LocalDate monday(Presence visit) {
        return LocalTimes.day(visit.arrived(), area).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
