package se.lagesbild.backend.patrols;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.presence.SkipReason;

/**
 * What came of a round, as people tell it.
 *
 * @param version goes up with each change
 * @param by name to show of who told it last
 */
record Debrief(UUID round, int version, Sheet sheet, Instant at, String by) {
    /**
     * @param stops those that something is said of, in the order of the round; of the others nobody knows
     * @param note free text that has passed the guard, or null
     */
    record Sheet(List<Walked> stops, @Nullable String note) {}

    /** Either both times or a reason. */
    record Walked(
            String stop,
            @Nullable Instant arrived,
            @Nullable Instant left,
            @Nullable SkipReason skipReason) {
        long minutes() {
            return arrived == null || left == null
                    ? 0
                    : Math.round(Duration.between(arrived, left).toSeconds() / 60.0);
        }
    }
}
