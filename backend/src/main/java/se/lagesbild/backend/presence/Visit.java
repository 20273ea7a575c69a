package se.lagesbild.backend.presence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;

/**
 * One visit of a shift. Immutable: {@link #taking} gives the visit as it becomes.
 *
 * @param placeName what the place is called, from the sender or found by the server
 */
record Visit(UUID id, int version, UUID owner, Party party, VisitSheet sheet, String placeName) {

    /**
     * Fills in what was empty; with the version that the sender saw, says all anew while the shift goes on. When one left
     * may be said anew without it while the shift goes on: a check-in elsewhere ends a visit, and may have been a mistake.
     *
     * @param seen version that the sender saw, or null for none
     * @return this very visit when nothing changes
     * @throws Problem 409 {@code shift-closed}, or {@code other-content} when the sender did not see what is stored
     */
    Visit taking(VisitSheet sent, @Nullable Integer seen, boolean shiftClosed) {
        if (sheet.equals(sent)) {
            return this;
        }
        boolean knows = seen != null && seen == version;
        if (seen == null ? sheet.contradictsBesideLeaving(sent) : !knows) {
            throw Problem.of(409, "other-content", id, version);
        }
        if (shiftClosed && sheet.contradicts(sent)) {
            throw Problem.of(409, "shift-closed", sheet.shift(), version);
        }
        var next = knows ? sent : sheet.filledFrom(sent);
        if (next.equals(sheet)) {
            return this;
        }
        return new Visit(id, version + 1, owner, party, next, next.name() == null ? placeName : next.name());
    }
}
