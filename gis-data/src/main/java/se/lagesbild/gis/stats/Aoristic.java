package se.lagesbild.gis.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * When something may have happened of which only the first and the last possible moment are known: it counts in each hour of the week
 * with the part of the span that lies in that hour, so that all parts together are one event. Pure.
 *
 * <p>Source: Ratcliffe and McCullagh (1998), Int. J. Geographical Information Science 12(7); Ratcliffe (2000), same journal 14(7). Every
 * moment of the span is taken as equally likely.
 */
public final class Aoristic {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int HOURS = 7 * 24;

    private Aoristic() {}

    /**
     * Adds events to a weekday x hour matrix.
     *
     * @param matrix 7 rows, Monday first, of 24 local hours; events, changed in place
     * @param from first possible moment
     * @param until last possible moment; equal to {@code from} where the moment is known
     * @param events how many have this very span, above 0
     * @throws IllegalArgumentException if the span ends before it begins
     */
    public static void add(double[][] matrix, Instant from, Instant until, ZoneId zone, double events) {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("the span ends at %s, before it begins at %s".formatted(until, from));
        }
        double all = seconds(from, until);
        if (all == 0) {
            var local = from.atZone(zone);
            matrix[local.getDayOfWeek().getValue() - 1][local.getHour()] += events;
            return;
        }
        // whole weeks lie in all hours alike; only what is left is walked through
        long weeks = Duration.between(from, until).dividedBy(WEEK);
        if (weeks > 0) {
            double each = events * weeks * WEEK.toSeconds() / all / HOURS;
            for (var day : matrix) {
                for (int hour = 0; hour < 24; hour++) {
                    day[hour] += each;
                }
            }
        }
        var at = from.plus(WEEK.multipliedBy(weeks));
        while (at.isBefore(until)) {
            var local = at.atZone(zone);
            var hourEnds = local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
            var end = hourEnds.isBefore(until) ? hourEnds : until;
            matrix[local.getDayOfWeek().getValue() - 1][local.getHour()] += events * seconds(at, end) / all;
            at = end;
        }
    }

    private static double seconds(Instant from, Instant until) {
        return Duration.between(from, until).toNanos() / 1e9;
    }
}
