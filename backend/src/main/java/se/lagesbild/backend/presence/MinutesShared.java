package se.lagesbild.backend.presence;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import se.lagesbild.backend.maps.HoursOfWeek;
import se.lagesbild.backend.presence.PresenceMinutes.Given;
import se.lagesbild.backend.presence.PresenceMinutes.Out;
import se.lagesbild.backend.presence.PresenceMinutes.Place;

/** Shares the time of shifts among places. Pure. */
final class MinutesShared {
    /** Metres outside a place at which a phone between houses may put somebody who stands in it. */
    static final double AROUND_METRES = 20;

    private static final double SECONDS = 3600;

    /** @param working share of the time that is no break, 0 to 1 */
    record Walked(UUID shift, Instant began, Instant ended, double working) {}

    /** @param point in the metric CRS, or null where nobody knows */
    record Stay(
            @Nullable UUID shift,
            Instant arrived,
            Instant left,
            @Nullable String place,
            @Nullable Point point) {}

    /** The instants that count; a null end is open. */
    record When(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable HoursOfWeek hours) {
        double hoursIn(Instant begin, Instant end) {
            var first = from == null || from.isBefore(begin) ? begin : from;
            var last = until == null || until.isAfter(end) ? end : until;
            if (!first.isBefore(last)) {
                return 0;
            }
            return hours == null ? between(first, last) : chosen(first, last, hours);
        }

        private static double chosen(Instant first, Instant last, HoursOfWeek hours) {
            double sum = 0;
            for (var at = first; at.isBefore(last); ) {
                var next = at.atZone(hours.zone())
                        .truncatedTo(ChronoUnit.HOURS)
                        .plusHours(1)
                        .toInstant();
                var end = next.isBefore(last) ? next : last;
                sum += hours.contains(HoursOfWeek.of(at, hours.zone())) ? between(at, end) : 0;
                at = end;
            }
            return sum;
        }

        private static double between(Instant first, Instant last) {
            return Duration.between(first, last).toMillis() / 1000.0 / SECONDS;
        }
    }

    private MinutesShared() {}

    static Out of(List<Walked> shifts, List<Stay> stays, List<Place> places, When when) {
        var checkedIn = new HashMap<@Nullable UUID, Double>();
        for (var stay : stays) {
            checkedIn.merge(stay.shift(), when.hoursIn(stay.arrived(), stay.left()), Double::sum);
        }
        var between = new HashMap<UUID, Double>();
        double all = 0;
        double unplaced = 0;
        for (var shift : shifts) {
            double out = when.hoursIn(shift.began(), shift.ended()) * shift.working();
            double inside = checkedIn.getOrDefault(shift.shift(), 0.0);
            all += out;
            unplaced += inside > 0 ? 0 : out;
            between.put(shift.shift(), Math.max(0, out - inside));
        }
        return new Out(all, unplaced, given(stays, places, when, checkedIn, between));
    }

    private static List<Given> given(
            List<Stay> stays, List<Place> places, When when, Map<UUID, Double> checkedIn, Map<UUID, Double> between) {
        var hours = new double[places.size()];
        var atMost = new double[places.size()];
        var visits = new int[places.size()];
        for (var stay : stays) {
            double length = when.hoursIn(stay.arrived(), stay.left());
            int place = length > 0 ? placeOf(stay, places) : -1;
            if (place >= 0) {
                double share = length / checkedIn.getOrDefault(stay.shift(), length);
                hours[place] += length;
                atMost[place] += length + share * between.getOrDefault(stay.shift(), 0.0);
                visits[place]++;
            }
        }
        var given = new ArrayList<Given>();
        for (int i = 0; i < places.size(); i++) {
            given.add(new Given(hours[i], atMost[i], visits[i]));
        }
        return given;
    }

    /** @return -1 for none; of places as near, the first */
    private static int placeOf(Stay stay, List<Place> places) {
        int nearest = -1;
        double least = AROUND_METRES;
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            if (place.id() != null && place.id().equals(stay.place())) {
                return i;
            }
            double metres =
                    stay.point() == null ? Double.MAX_VALUE : place.area().distance(stay.point());
            if (metres < least || (nearest < 0 && metres <= least)) {
                nearest = i;
                least = metres;
            }
        }
        return nearest;
    }
}
