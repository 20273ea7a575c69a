package se.lagesbild.backend.presence.police;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lagesbild.backend.Problem;

/**
 * One visit of police. It has a place and never a position. Immutable: {@link #taking} gives the visit as it becomes.
 *
 * @param placeName what the place is called
 */
public record PoliceVisit(UUID id, int version, UUID owner, Said said, String placeName) {
    /** What is said of it; null is "not said". @param method POSITION, QR, HAND or AFTERWARDS */
    public record Said(
            @Nullable UUID shift,
            Instant arrived,
            @Nullable Instant left,
            String method,
            @Nullable String place,
            @Nullable String name,
            @Nullable String skipReason) {
        Said left(@Nullable Instant instant) {
            return new Said(shift, arrived, instant, method, place, name, skipReason);
        }
    }

    /**
     * Takes when somebody left; with the version that the sender saw, says all anew.
     *
     * @param seen version that the sender saw, or null for none
     * @return this very visit when nothing changes
     * @throws Problem 409 {@code other-content} when the sender did not see what is stored
     */
    PoliceVisit taking(Said sent, @Nullable Integer seen, String sentName) {
        if (said.equals(sent)) {
            return this;
        }
        boolean knows = seen != null && seen == version;
        if (seen == null ? !said.left(null).equals(sent.left(null)) : !knows) {
            throw Problem.of(409, "other-content", id, version);
        }
        var next = knows ? sent : said.left(sent.left() == null ? said.left() : sent.left());
        return next.equals(said) ? this : new PoliceVisit(id, version + 1, owner, next, knows ? sentName : placeName);
    }
}
