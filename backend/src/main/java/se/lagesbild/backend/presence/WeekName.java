package se.lagesbild.backend.presence;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import se.lagesbild.backend.Problem;

/** ISO weeks as they are written: 2026-W47. */
final class WeekName {
    private static final Pattern WEEK = Pattern.compile("2[01][0-9]{2}-W[0-9]{2}");
    private static final int LONGEST_SHOWN = 20;

    private WeekName() {}

    static String of(LocalDate monday) {
        return DateTimeFormatter.ISO_WEEK_DATE.format(monday).substring(0, "2026-W47".length());
    }

    /** @return its Monday @throws Problem 400 for what is no week of the years 2000 to 2199 */
    static LocalDate monday(String week) {
        try {
            if (WEEK.matcher(week).matches()) {
                return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
            }
        } catch (DateTimeException e) {
            throw wrong(week);
        }
        throw wrong(week);
    }

    static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Problem wrong(String week) {
        return Problem.badQuery("week", "not-a-week", week.length() > LONGEST_SHOWN ? "…" : week);
    }
}
