package se.lagesbild.backend.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;

/** One shift of somebody. Immutable: {@link #taking} gives the shift as it becomes. */
record Shift(UUID id, int version, UUID owner, ShiftSheet sheet) {
    /** After the shift its debrief may still be written. */
    static final Duration DEBRIEF = Duration.ofHours(12);

    /** Phones' clocks and the way to the first stop. */
    private static final Duration BEFORE = Duration.ofMinutes(5);

    private static final Duration AFTER = Duration.ofMinutes(15);

    /** A shift that nobody ended does not go on for ever, nor one that was ended days later. */
    static final Duration LONGEST = Duration.ofHours(16);

    boolean closed() {
        return sheet.endedAt() != null;
    }

    /** True when somebody could have been at a place then, on this shift. */
    boolean covers(Instant instant) {
        var until = sheet.endedAt() == null
                ? sheet.began().plus(LONGEST)
                : sheet.endedAt().plus(AFTER);
        return !instant.isBefore(sheet.began().minus(BEFORE)) && !instant.isAfter(until);
    }

    /**
     * Fills in what was empty, and writes the debrief anew; with the version that the sender saw, says all anew.
     *
     * @param seen version that the sender saw, or null for none
     * @param planner may change a closed shift, and for the debrief too needs the version
     * @return this very shift when nothing changes
     * @throws Problem 409 {@code shift-closed}, or {@code other-content} when the sender did not see what is stored
     */
    Shift taking(ShiftSheet sent, @Nullable Integer seen, boolean planner, Instant now) {
        if (sheet.equals(sent)) {
            return this;
        }
        boolean knows = seen != null && seen == version;
        boolean contradicts = seen == null
                ? sheet.contradictsBesideDebrief(sent)
                        || (planner && sheet.debrief().contradicts(sent.debrief()))
                : !knows;
        var next = knows ? sent : sheet.filledFrom(sent);
        if (closed() && !planner && (contradicts || !next.equals(sheet)) && !onlyDebrief(sent, next, now)) {
            throw Problem.of(409, "shift-closed", id, version);
        }
        if (contradicts) {
            throw Problem.of(409, "other-content", id, version);
        }
        return next.equals(sheet) ? this : new Shift(id, version + 1, owner, next);
    }

    private boolean onlyDebrief(ShiftSheet sent, ShiftSheet next, Instant now) {
        return sheet.endedAt() != null
                && !now.isAfter(sheet.endedAt().plus(DEBRIEF))
                && !sheet.contradictsBesideDebrief(sent)
                && next.with(sheet.debrief()).equals(sheet);
    }
}
