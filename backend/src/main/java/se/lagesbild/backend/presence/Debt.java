package se.lagesbild.backend.presence;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is owed of a wanted presence (närvaroskuld). Pure.
 *
 * <p>Visits and minutes are owed apart: one long visit does not stand for three short ones, for what a visit does wears off after about three
 * days (Basford et al. 2021, Southend). A debt is of its week: it is never carried over, and never negative.
 */
final class Debt {
    private static final int WEEK = 7;

    private Debt() {}

    /**
     * @param visits whole, of the days that count
     * @param minutes {@code visits} times the minutes of each
     * @param minutesPerVisit as people said
     * @param days of the week on which the place is in force
     * @param partOfWeek true where that is not the whole week, and visits and minutes are its share
     */
    record Wanted(int visits, int minutes, int minutesPerVisit, int days, boolean partOfWeek) {}

    /**
     * The wish of a week, or its share where the place is in force on some days alone; half a visit and more is one.
     *
     * @param days 1 to 7
     * @throws IllegalArgumentException names the value that is out of range
     */
    static Wanted wanted(int visitsPerWeek, int minutesPerVisit, int days) {
        if (days < 1 || days > WEEK) {
            throw new IllegalArgumentException("a week has 1 to 7 days, got days=" + days);
        }
        if (visitsPerWeek < 0 || minutesPerVisit < 0) {
            throw new IllegalArgumentException(
                    "a wish is 0 or more, got visitsPerWeek=" + visitsPerWeek + ", minutesPerVisit=" + minutesPerVisit);
        }
        int visits = (int) Math.round((double) visitsPerWeek * days / WEEK);
        return new Wanted(visits, visits * minutesPerVisit, minutesPerVisit, days, days < WEEK);
    }

    /** @return 0 where as much or more was done */
    static long owed(long wanted, long done) {
        return Math.max(0, wanted - done);
    }

    /** Share of the wanted minutes that was given, above 1 where more was; null where nothing was wanted. Two decimals. */
    static @Nullable Double delivered(long wanted, long done) {
        return wanted <= 0 ? null : Math.round(100.0 * done / wanted) / 100.0;
    }

    /** How much of the wanted minutes is owed, for those who look at a map. */
    enum Level {
        /** Nobody has said how much is wanted. */
        NO_WISH,
        PAID,
        /** Up to a third. */
        LITTLE,
        /** Up to two thirds. */
        HALF,
        /** More than that. */
        MOST
    }

    static Level level(@Nullable Long wanted, long owed) {
        if (wanted == null) {
            return Level.NO_WISH;
        }
        if (owed <= 0 || wanted <= 0) {
            return Level.PAID;
        }
        return owed * 3 <= wanted ? Level.LITTLE : owed * 3 <= wanted * 2 ? Level.HALF : Level.MOST;
    }

    /**
     * Days from one visited day to the next.
     *
     * @param mean one decimal, null where fewer than two days are known
     * @param longest whole days, counting from the last visit to {@code asOf} too; null where nobody was there
     */
    record Gaps(@Nullable Double mean, @Nullable Integer longest) {}

    /**
     * @param before last visited day before the week, null where there is none
     * @param visited days of the week with a visit, in order, with or without repeats
     * @param asOf today, or the week's last day
     */
    static Gaps gaps(@Nullable LocalDate before, List<LocalDate> visited, LocalDate asOf) {
        LocalDate last = before;
        long sum = 0;
        int gaps = 0;
        long longest = 0;
        for (var day : visited.stream().distinct().toList()) {
            if (last != null) {
                long gap = ChronoUnit.DAYS.between(last, day);
                sum += gap;
                gaps++;
                longest = Math.max(longest, gap);
            }
            last = day;
        }
        if (last == null) {
            return new Gaps(null, null);
        }
        longest = Math.max(longest, ChronoUnit.DAYS.between(last, asOf));
        return new Gaps(gaps == 0 ? null : Math.round(10.0 * sum / gaps) / 10.0, (int) longest);
    }
}
