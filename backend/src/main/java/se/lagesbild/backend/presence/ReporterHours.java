package se.lagesbild.backend.presence;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.access.Viewer;

/** For how long somebody was out to see things: what tells more eyes from more trouble. */
public interface ReporterHours {
    /**
     * @param hours of all parties, breaks subtracted, two decimals
     * @param shifts that touch the period
     * @param byParty hours; a party without shifts has 0
     */
    record Hours(double hours, int shifts, Map<Party, Double> byParty) {}

    /**
     * Each account's shift counts by itself, so a pair with a phone each counts twice. A planned shift that nobody began
     * counts nothing; one that nobody ended counts to its planned end, at most until now. No shift counts more than 16 hours.
     *
     * @param from null for no beginning
     * @param until first instant after the period, null for no end
     */
    Hours count(Viewer viewer, @Nullable Instant from, @Nullable Instant until);
}
