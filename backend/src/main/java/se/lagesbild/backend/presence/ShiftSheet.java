package se.lagesbild.backend.presence;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a shift; null is "not said yet".
 *
 * @param start planned
 * @param end planned
 * @param startedAt real
 * @param endedAt real; the shift is closed from then on
 */
record ShiftSheet(
        Party party,
        String pair,
        Instant start,
        @Nullable Instant end,
        @Nullable Integer breakMinutes,
        @Nullable Spot startPoint,
        @Nullable Spot endPoint,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable UUID round,
        Debrief debrief) {

    /** What was done, what was seen, what comes next: free text that has passed the guard. */
    record Debrief(
            @Nullable String done,
            @Nullable String seen,
            @Nullable String next) {
        static final Debrief NONE = new Debrief(null, null, null);

        /** What the other says, and where it is silent what stands here. */
        Debrief rewrittenBy(Debrief sent) {
            return new Debrief(filled(sent.done, done), filled(sent.seen, seen), filled(sent.next, next));
        }

        boolean contradicts(Debrief sent) {
            return differ(done, sent.done) || differ(seen, sent.seen) || differ(next, sent.next);
        }
    }

    /** With what was empty taken from the other; nothing that is there changes, but for the debrief. */
    ShiftSheet filledFrom(ShiftSheet sent) {
        return new ShiftSheet(
                party,
                pair,
                start,
                filled(end, sent.end),
                filled(breakMinutes, sent.breakMinutes),
                filled(startPoint, sent.startPoint),
                filled(endPoint, sent.endPoint),
                filled(startedAt, sent.startedAt),
                filled(endedAt, sent.endedAt),
                filled(round, sent.round),
                debrief.rewrittenBy(sent.debrief));
    }

    /** True when the other says something else about a field that is filled here; an earlier, emptier copy does not. */
    boolean contradictsBesideDebrief(ShiftSheet sent) {
        return differ(party, sent.party)
                || differ(pair, sent.pair)
                || differ(start, sent.start)
                || differ(end, sent.end)
                || differ(breakMinutes, sent.breakMinutes)
                || differ(startPoint, sent.startPoint)
                || differ(endPoint, sent.endPoint)
                || differ(startedAt, sent.startedAt)
                || differ(endedAt, sent.endedAt)
                || differ(round, sent.round);
    }

    ShiftSheet with(Debrief other) {
        return new ShiftSheet(
                party, pair, start, end, breakMinutes, startPoint, endPoint, startedAt, endedAt, round, other);
    }

    /** When the shift began, as far as is known. */
    Instant began() {
        return startedAt == null ? start : startedAt;
    }

    private static <T> @Nullable T filled(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }

    private static boolean differ(@Nullable Object stored, @Nullable Object sent) {
        return stored != null && sent != null && !Objects.equals(stored, sent);
    }
}
