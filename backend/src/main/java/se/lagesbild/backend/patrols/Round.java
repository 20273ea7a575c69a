package se.lagesbild.backend.patrols;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round as it stands.
 *
 * @param version goes up with each change of the sheet
 * @param matrix metres to walk between the stops, row from, column to
 * @param published the last time it was handed out; null when it never was
 */
record Round(
        UUID id,
        int version,
        RoundSheet sheet,
        List<List<Integer>> matrix,
        @Nullable Publication published) {

    /**
     * @param version what was handed out; older than the round's own when it was changed since
     * @param by name to show of the planner
     * @param withdrawnAt null while it is in the wardens' hands
     */
    record Publication(
            int version, Instant at, String by, @Nullable Instant withdrawnAt) {}

    boolean inHands() {
        return published != null && published.withdrawnAt() == null;
    }
}
