package se.lagesbild.backend.presence;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a visit; null is "not said". A skip is a visit that was not made: it has a reason and no dose.
 *
 * @param shift null for what is entered without one
 * @param arrived for a skip: when it was decided
 * @param stop of the round
 * @param place known place or place of the round
 * @param name as the phone showed it
 * @param accuracyMetres of the point
 */
record VisitSheet(
        @Nullable UUID shift,
        Instant arrived,
        @Nullable Instant left,
        Method method,
        @Nullable UUID round,
        @Nullable String stop,
        @Nullable String place,
        @Nullable String name,
        @Nullable Spot point,
        @Nullable Double accuracyMetres,
        @Nullable SkipReason skipReason) {

    /** How the check-in came about; a person always confirms it. */
    enum Method {
        POSITION,
        QR,
        HAND,
        /** Entered later, from memory or notes. */
        AFTERWARDS
    }

    boolean skipped() {
        return skipReason != null;
    }

    /** With what was empty, and when one left, taken from the other. A visit never becomes a skip by being filled in. */
    VisitSheet filledFrom(VisitSheet sent) {
        return new VisitSheet(
                shift,
                arrived,
                sent.left == null ? left : sent.left,
                method,
                round == null ? sent.round : round,
                stop == null ? sent.stop : stop,
                place == null ? sent.place : place,
                name == null ? sent.name : name,
                point == null ? sent.point : point,
                accuracyMetres == null ? sent.accuracyMetres : accuracyMetres,
                skipReason);
    }

    /** True when the other says something else about a field that is filled here; an earlier, emptier copy does not. */
    boolean contradicts(VisitSheet sent) {
        return differ(left, sent.left) || contradictsBesideLeaving(sent);
    }

    boolean contradictsBesideLeaving(VisitSheet sent) {
        return skipped() != sent.skipped()
                || differ(shift, sent.shift)
                || differ(arrived, sent.arrived)
                || differ(method, sent.method)
                || differ(round, sent.round)
                || differ(stop, sent.stop)
                || differ(place, sent.place)
                || differ(name, sent.name)
                || differ(point, sent.point)
                || differ(accuracyMetres, sent.accuracyMetres)
                || differ(skipReason, sent.skipReason);
    }

    private static boolean differ(@Nullable Object stored, @Nullable Object sent) {
        return stored != null && sent != null && !Objects.equals(stored, sent);
    }
}
