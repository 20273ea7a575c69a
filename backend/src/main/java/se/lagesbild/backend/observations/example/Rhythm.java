package se.lagesbild.backend.observations.example;

import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.ZonedDateTime;

/** How likely something is in an hour, beside other hours. Only the relations count. */
@FunctionalInterface
interface Rhythm {
    double at(Hour hour);

    /**
     * An hour of the year.
     *
     * @param local    in the area's time zone
     * @param daysLeft days until the end of the year that is made
     * @param elapsed  share of that year that is over, 0 to 1
     */
    record Hour(ZonedDateTime local, double daysLeft, double elapsed) {
        int hour() {
            return local.getHour();
        }

        int month() {
            return local.getMonthValue();
        }

        boolean between(int from, int to) {
            return hour() >= from && hour() < to;
        }

        /** Monday to Friday by the calendar. */
        boolean weekday() {
            return local.getDayOfWeek().getValue() <= 5;
        }

        /** Day to which a night belongs: the hours before 6 are those of the evening before. */
        DayOfWeek evening() {
            return local.minusHours(6).getDayOfWeek();
        }

        boolean weekendNight() {
            return (evening() == DayOfWeek.FRIDAY || evening() == DayOfWeek.SATURDAY) && (hour() >= 20 || hour() < 2);
        }

        /** School days without the Swedish summer and Christmas holidays; bank holidays are not left out. */
        boolean schoolDay() {
            MonthDay day = MonthDay.from(local);
            boolean summer = day.isAfter(MonthDay.of(6, 12)) && day.isBefore(MonthDay.of(8, 16));
            boolean christmas = day.isAfter(MonthDay.of(12, 20)) || day.isBefore(MonthDay.of(1, 8));
            return weekday() && !summer && !christmas;
        }

        boolean summer() {
            return month() >= 5 && month() <= 9;
        }

        /** Months in which it is dark when people walk home. */
        boolean darkSeason() {
            return month() >= 10 || month() <= 3;
        }
    }

    /** Friday and Saturday 20-02, a little on other evenings. */
    static double weekendNights(Hour h) {
        if (h.weekendNight()) return h.hour() == 20 ? 0.6 : 1;
        if (h.between(18, 24)) return 0.1;
        return h.between(0, 3) ? 0.05 : 0.005;
    }

    static double wayToSchool(Hour h) {
        if (!h.schoolDay()) return 0;
        return h.between(7, 9) ? 1 : h.between(14, 17) ? 0.55 : 0.01;
    }

    static double afterSchool(Hour h) {
        if (!h.schoolDay()) return 0;
        return h.between(14, 17) ? 1 : h.between(7, 9) ? 0.15 : h.between(19, 22) ? 0.12 : 0;
    }

    static double evenings(Hour h) {
        double night = h.weekendNight() ? 1 : 0.4;
        return h.between(19, 24) ? night : h.between(0, 2) ? 0.4 * night : h.between(16, 19) ? 0.15 : 0.003;
    }

    /** Ferries come and go day and night: early morning, early afternoon, late evening. */
    static double ferries(Hour h) {
        if (h.between(2, 6)) return 1;
        if (h.between(22, 24)) return 0.8;
        return h.between(13, 15) ? 0.35 : 0.12;
    }

    static double summerEvenings(Hour h) {
        double season = h.summer() ? 1 : 0.08;
        double week = h.evening().getValue() >= 5 ? 1 : 0.5;
        return h.between(18, 24) ? season * week : h.between(0, 1) ? 0.5 * season * week : 0.003;
    }

    static double daytime(Hour h) {
        double week = h.weekday() ? 1 : 0.4;
        return h.between(7, 18) ? week : h.between(18, 21) ? 0.3 * week : 0.005;
    }

    static double officeHours(Hour h) {
        double week = h.weekday() ? 1 : 0.15;
        double season = h.month() >= 4 && h.month() <= 10 ? 1 : 0.6;
        return h.between(7, 17) ? week * season : h.between(17, 21) ? 0.2 * week * season : 0.002;
    }

    static double darkness(Hour h) {
        double season = h.darkSeason() ? 1 : 0.12;
        return h.between(16, 23) ? season : h.between(6, 8) ? 0.5 * season : 0.01;
    }

    /** The wardens' hours: afternoon to late night, all days, more from Wednesday on. */
    static double wardensRounds(Hour h) {
        double week = h.evening().getValue() >= 3 ? 1 : 0.6;
        return h.between(16, 24) ? week : h.between(0, 1) ? 0.4 * week : 0;
    }

    /** Little for long, then more each week of the last six. */
    static double growing(Hour h) {
        double grown = h.daysLeft() > 42 ? 0.1 : 0.1 + 1.9 * (42 - h.daysLeft()) / 42;
        return grown * evenings(h);
    }

    /** Much at the beginning, gone after two thirds. */
    static double fading(Hour h) {
        return Math.max(0, 1 - 1.5 * h.elapsed()) * evenings(h);
    }

    static double newYear(Hour h) {
        MonthDay day = MonthDay.from(h.local());
        if (day.equals(MonthDay.of(12, 31))) return h.between(23, 24) ? 1 : h.between(18, 23) ? 0.25 : 0;
        return day.equals(MonthDay.of(1, 1)) && h.between(0, 3) ? (h.hour() == 0 ? 1 : 0.3) : 0;
    }
}
