package se.lagesbild.backend.presence;

import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.places.DoseWishes.Wish;
import se.lagesbild.backend.presence.DoseLedger.Amount;
import se.lagesbild.backend.presence.DoseLedger.Done;
import se.lagesbild.backend.presence.DoseLedger.Past;
import se.lagesbild.backend.presence.DoseLedger.PlaceDose;
import se.lagesbild.backend.presence.DoseLedger.Wanted;
import se.lagesbild.gis.formats.Area;

/**
 * Lays the visits of a week beside what was wanted. Of police it knows either the visits or the minutes of each week, never both: whoever may
 * not see a visit gets lines made without any. Pure.
 */
final class DoseLines {
    /** The known effect of a visit lasts about three days (Basford et al. 2021). */
    static final int LONGEST_GAP_DAYS = 3;

    /** @param week monday @param minutes given in it */
    record WeekMinutes(LocalDate monday, @Nullable String place, String name, long minutes) {}

    /**
     * What was done, up to the end of the asked week and some weeks before.
     *
     * @param wardens earliest first
     * @param police earliest first; null where the viewer gets minutes alone
     * @param policeMinutes by week; empty where {@code police} is there
     */
    record Given(List<Presence> wardens, @Nullable List<Presence> police, List<WeekMinutes> policeMinutes) {}

    /** @param wish null where the place is no priority place @param leading the line that has the wish */
    record Line(PlaceDose dose, @Nullable Wish wish, boolean leading) {}

    private final Area area;
    private final LocalDate monday;
    private final Instant begin;
    private final LocalDate asOf;
    private final Map<String, PlaceSums> places = new LinkedHashMap<>();
    private final Map<String, Map<DoseFor, List<Past>>> histories;

    /** What was done at one place. @param wish null for a place that nobody has chosen */
    private static final class PlaceSums {
        private final String key;
        private final @Nullable Wish wish;
        private String name;
        private final List<Presence> wardens = new ArrayList<>();
        private final List<Presence> police = new ArrayList<>();
        private long policeMinutes;

        private PlaceSums(String key, String name, @Nullable Wish wish) {
            this.key = key;
            this.name = name;
            this.wish = wish;
        }
    }

    /**
     * @param asOf today, or the week's last day where that is past
     * @param histories minutes of the weeks before and of this one, by id of the priority place and party
     */
    DoseLines(Area area, LocalDate monday, LocalDate asOf, Map<String, Map<DoseFor, List<Past>>> histories) {
        this.area = area;
        this.monday = monday;
        this.begin = LocalTimes.begin(monday, area);
        this.asOf = asOf;
        this.histories = histories;
    }

    /** Priority places by name, then the other places by name; of each, the line with the wish first. */
    List<Line> of(List<Wish> wishes, Given given, PlaceKeys keys) {
        wishes.forEach(
                wish -> places.put(wish.id().toString(), new PlaceSums(wish.id().toString(), wish.name(), wish)));
        given.wardens().forEach(visit -> at(visit, keys).wardens.add(visit));
        boolean seesPolice = given.police() != null;
        if (seesPolice) {
            given.police().forEach(visit -> at(visit, keys).police.add(visit));
        }
        for (var week : given.policeMinutes()) {
            if (week.monday().equals(monday)) {
                at(week.place(), null, week.name(), keys).policeMinutes += week.minutes();
            }
        }
        var lines = new ArrayList<Line>();
        places.values().stream()
                .sorted(Comparator.comparing((PlaceSums sums) -> sums.wish == null)
                        .thenComparing(sums -> sums.name, Collator.getInstance(Locale.forLanguageTag("sv"))))
                .forEach(sums -> lines.addAll(lines(sums, seesPolice)));
        return lines;
    }

    private PlaceSums at(Presence visit, PlaceKeys keys) {
        return at(visit.place(), visit.spot(), visit.name(), keys);
    }

    private PlaceSums at(@Nullable String place, @Nullable Spot spot, String name, PlaceKeys keys) {
        var wish = keys.of(place, spot);
        if (wish != null) {
            return places.get(wish.id().toString());
        }
        var sums = places.computeIfAbsent(place == null ? name : place, key -> new PlaceSums(key, name, null));
        sums.name = name;
        return sums;
    }

    private List<Line> lines(PlaceSums sums, boolean seesPolice) {
        var whose = sums.wish == null ? null : DoseFor.valueOf(sums.wish.party());
        var lines = new ArrayList<Line>();
        if (whose == DoseFor.BOTH) {
            var all = new ArrayList<>(sums.wardens);
            all.addAll(sums.police);
            all.sort(Comparator.comparing(Presence::arrived));
            long minutes = minutes(sums.wardens) + sums.policeMinutes;
            lines.add(seesPolice ? whole(sums, whose, all, true) : minutesAlone(sums, whose, minutes, true));
        }
        if (whose == DoseFor.WARDENS || !sums.wardens.isEmpty()) {
            lines.add(whole(sums, DoseFor.WARDENS, sums.wardens, whose == DoseFor.WARDENS));
        }
        boolean wished = whose == DoseFor.POLICE;
        if (seesPolice && (wished || !sums.police.isEmpty())) {
            lines.add(whole(sums, DoseFor.POLICE, sums.police, wished));
        } else if (!seesPolice && (wished || sums.policeMinutes > 0)) {
            lines.add(minutesAlone(sums, DoseFor.POLICE, sums.policeMinutes, wished));
        }
        lines.sort(Comparator.comparing(line -> !line.leading()));
        return lines;
    }

    private long minutes(List<Presence> visits) {
        return Math.round(inWeek(visits).stream().mapToDouble(Presence::minutes).sum());
    }

    private List<Presence> inWeek(List<Presence> visits) {
        return visits.stream().filter(visit -> !visit.arrived().isBefore(begin)).toList();
    }

    private Line whole(PlaceSums sums, DoseFor party, List<Presence> visits, boolean leading) {
        var inWeek = inWeek(visits);
        var lengths = inWeek.stream().filter(visit -> visit.left() != null).toList();
        long minutes = minutes(visits);
        var last = visits.isEmpty() ? null : visits.get(visits.size() - 1);
        var before = visits.size() > inWeek.size() ? day(visits.get(visits.size() - inWeek.size() - 1)) : null;
        var gaps = Debt.gaps(before, inWeek.stream().map(this::day).toList(), asOf);
        var done = new Done(
                inWeek.size(),
                minutes,
                lengths.isEmpty()
                        ? null
                        : tenths(lengths.stream()
                                .mapToDouble(Presence::minutes)
                                .average()
                                .orElse(0)),
                gaps.mean(),
                gaps.longest());
        return line(
                sums,
                party,
                leading,
                done,
                last == null ? null : LocalTimes.of(last.arrived(), area),
                last == null ? null : Math.max(0, ChronoUnit.DAYS.between(day(last), asOf)),
                gaps.longest() == null ? null : gaps.longest() <= LONGEST_GAP_DAYS);
    }

    private Line minutesAlone(PlaceSums sums, DoseFor party, long minutes, boolean leading) {
        return line(sums, party, leading, new Done(null, minutes, null, null, null), null, null, null);
    }

    private Line line(
            PlaceSums sums,
            DoseFor party,
            boolean leading,
            Done done,
            java.time.@Nullable OffsetDateTime lastVisit,
            @Nullable Long daysSinceLast,
            @Nullable Boolean everyThirdDay) {
        var wish = sums.wish;
        var wanted = leading && wish != null ? wanted(wish) : null;
        var owed = wanted == null
                ? null
                : new Amount(
                        done.visits() == null ? null : (int) Debt.owed(wanted.visits(), done.visits()),
                        Debt.owed(wanted.minutes(), done.minutes()));
        var dose = new PlaceDose(
                sums.key,
                sums.name,
                wish != null && wish.example(),
                wish != null,
                party,
                wanted,
                done,
                owed,
                wanted == null ? null : Debt.delivered(wanted.minutes(), done.minutes()),
                Debt.level(wanted == null ? null : (long) wanted.minutes(), owed == null ? 0 : owed.minutes())
                        .name(),
                lastVisit,
                daysSinceLast,
                everyThirdDay,
                wish == null ? null : wish.hazards(),
                wish == null ? null : wish.measures(),
                wish == null ? null : wish.handOffs(),
                histories.getOrDefault(sums.key, new HashMap<>()).getOrDefault(party, List.of()));
        return new Line(dose, wish, leading);
    }

    /** Null where nobody has said how much. */
    static @Nullable Wanted wanted(Wish wish) {
        if (wish.visitsPerWeek() == null || wish.minutesPerVisit() == null) {
            return null;
        }
        var wanted = Debt.wanted(wish.visitsPerWeek(), wish.minutesPerVisit(), wish.days());
        return new Wanted(
                wanted.visits(), wanted.minutes(), wanted.minutesPerVisit(), wanted.days(), wanted.partOfWeek());
    }

    private LocalDate day(Presence visit) {
        return LocalTimes.day(visit.arrived(), area);
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
