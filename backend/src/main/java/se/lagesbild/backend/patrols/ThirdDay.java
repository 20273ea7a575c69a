package se.lagesbild.backend.patrols;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: a place with a dose is visited at least every third day, for what a visit does wears off after about three days
 * (Basford et al. 2021, Southend). Pure.
 */
final class ThirdDay {
    /** From one visited day to the next at most. */
    private static final int DAYS = 3;

    private ThirdDay() {}

    enum Due {
        /** No visit is known. */
        NEVER,
        /** Three days have gone by. */
        OVERDUE,
        /** This is the third day. */
        TODAY,
        /** The day after is the third. */
        TOMORROW,
        LATER;

        /** Whether it comes before places that can wait: those of tomorrow do, for a round of tomorrow may not be. */
        boolean first() {
            return this != LATER;
        }
    }

    /** @param last day of the latest visit, null where none is known @param day of the round */
    static Due of(@Nullable LocalDate last, LocalDate day) {
        if (last == null) {
            return Due.NEVER;
        }
        long days = ChronoUnit.DAYS.between(last, day);
        if (days > DAYS) {
            return Due.OVERDUE;
        }
        return days == DAYS ? Due.TODAY : days == DAYS - 1 ? Due.TOMORROW : Due.LATER;
    }
}
