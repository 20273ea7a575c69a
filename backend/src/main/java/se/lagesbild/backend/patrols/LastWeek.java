package se.lagesbild.backend.patrols;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.places.Territory;
import se.lagesbild.backend.routes.RoundPlanner;

/** What was handed out in the week before, laid on the places of today. */
final class LastWeek {
    private static final int DAYS = 7;

    /** Metres; within them two names are one place to stop at. */
    private static final double SAME_PLACE_METRES = 75;

    /** Nearer to last week's time than this, a visit is no surprise. */
    private static final long SAME_TIME_MINUTES = 30;

    private final RoundQueries rounds;
    private final Territory territory;

    LastWeek(RoundQueries rounds, Territory territory) {
        this.rounds = rounds;
        this.territory = territory;
    }

    /**
     * @param rounds ids of today's places in the order of the visits, one list per pair of today, earliest round first
     * @param elsewhere stops at none of them, or of rounds beyond the pairs of today
     * @param arrivals when each of the places was to be visited, by id
     */
    record Then(LocalDate day, List<List<String>> rounds, int elsewhere, Map<String, Instant> arrivals) {

        /**
         * Places of a plan that were to be visited at about the same time of day: who watches can learn it.
         *
         * @param known of the plan's places those that last week's rounds had too
         * @param sameTime of these the ones within half an hour of last week's time
         */
        Pattern pattern(Map<String, Instant> now, ZoneId zone) {
            var both = now.keySet().stream().filter(arrivals::containsKey).toList();
            long same = both.stream()
                    .filter(id -> minutesApart(now.get(id), arrivals.get(id), zone) < SAME_TIME_MINUTES)
                    .count();
            return new Pattern(both.size(), (int) same);
        }

        /** On the clock, the short way round. */
        private static long minutesApart(Instant one, Instant other, ZoneId zone) {
            long apart = Math.abs(Duration.between(
                            one.atZone(zone).toLocalTime(), other.atZone(zone).toLocalTime())
                    .toMinutes());
            return Math.min(apart, 24 * 60 - apart);
        }
    }

    record Pattern(int known, int sameTime) {}

    /** The same weekday, or else the latest day since then that has rounds in the wardens' hands; empty where none has. */
    Optional<Then> of(Viewer viewer, LocalDate day, RoundPlanner.Request request) {
        var handedOut = rounds.list(viewer, day.minusDays(DAYS), day.minusDays(1)).stream()
                .filter(Round::inHands)
                .toList();
        var days = handedOut.stream().map(round -> round.sheet().day()).toList();
        var then = days.contains(day.minusDays(DAYS))
                ? Optional.of(day.minusDays(DAYS))
                : days.stream().max(Comparator.naturalOrder());
        return then.map(date -> then(
                date,
                handedOut.stream()
                        .map(Round::sheet)
                        .filter(sheet -> sheet.day().equals(date))
                        .toList(),
                request));
    }

    private Then then(LocalDate day, List<RoundSheet> sheets, RoundPlanner.Request request) {
        var seen = new HashSet<String>();
        var laid = new ArrayList<List<String>>();
        var arrivals = new HashMap<String, Instant>();
        int elsewhere = 0;
        for (var sheet : sheets) {
            var ids = new ArrayList<String>();
            for (var stop : sheet.stops()) {
                var id = laid.size() < request.pairs().size() ? placeOf(stop, request.places()) : null;
                if (id == null) {
                    elsewhere++;
                } else if (seen.add(id)) {
                    ids.add(id);
                    arrivals.put(id, stop.arrive());
                }
            }
            if (laid.size() < request.pairs().size()) {
                laid.add(ids);
            }
        }
        return new Then(day, laid, elsewhere, arrivals);
    }

    /** By id, by name, or the nearest within reach. */
    private @Nullable String placeOf(RoundSheet.Stop stop, List<RoundPlanner.Place> places) {
        for (var place : places) {
            if (place.id().equals(stop.place())
                    || place.id().equals(stop.stop())
                    || place.name().equals(stop.name())) {
                return place.id();
            }
        }
        return territory
                .locate(stop.point().get(0), stop.point().get(1))
                .flatMap(point -> places.stream()
                        .filter(place -> place.point().distance(point) <= SAME_PLACE_METRES)
                        .min(Comparator.comparingDouble(place -> place.point().distance(point))))
                .map(RoundPlanner.Place::id)
                .orElse(null);
    }
}
