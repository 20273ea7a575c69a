package se.lagesbild.backend.presence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import se.lagesbild.backend.places.DoseWishes.Wish;
import se.lagesbild.backend.places.DoseWishes.WishedWeek;

/** Visits as they might have been, for a demonstration: about as many of those wanted as studies find. The same seed, the same visits. Pure. */
final class ExampleVisits {
    private static final double SHARE_OF_VISITS = 0.6;
    private static final int FIRST_HOUR = 17;
    private static final int HOURS = 6;

    private ExampleVisits() {}

    record Made(Party party, String place, String name, Instant arrived, Instant left) {}

    /** @param now no visit ends after it */
    static List<Made> of(long seed, List<WishedWeek> weeks, ZoneId zone, Instant now) {
        var random = new Random(seed);
        var made = new ArrayList<Made>();
        for (var week : weeks) {
            for (var wish : week.wishes()) {
                var wanted = DoseLines.wanted(wish);
                for (int visit = 0; wanted != null && visit < wanted.visits(); visit++) {
                    boolean comes = random.nextDouble() < SHARE_OF_VISITS;
                    var one = visit(random, wish, week.monday(), wanted.minutesPerVisit(), zone);
                    if (comes && !one.left().isAfter(now)) {
                        made.add(one);
                    }
                }
            }
        }
        return made;
    }

    private static Made visit(Random random, Wish wish, LocalDate monday, int minutesPerVisit, ZoneId zone) {
        // the last days of the week, where the place is in force on some alone
        var day = monday.plusDays(7L - wish.days() + random.nextInt(wish.days()));
        var arrived = day.atTime(FIRST_HOUR + random.nextInt(HOURS), random.nextInt(60))
                .atZone(zone)
                .toInstant();
        var left = arrived.plusSeconds(60L * Math.max(4, minutesPerVisit - 5 + random.nextInt(8)));
        var party = switch (DoseFor.valueOf(wish.party())) {
            case WARDENS -> Party.WARDENS;
            case POLICE -> Party.POLICE;
            case BOTH -> random.nextBoolean() ? Party.WARDENS : Party.POLICE;
        };
        return new Made(party, wish.id().toString(), wish.name(), arrived, left);
    }
}
