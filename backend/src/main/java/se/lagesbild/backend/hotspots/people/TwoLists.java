package se.lagesbild.backend.hotspots.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Two lists of places laid over each other. Pure; geometry in one metric CRS.
 *
 * @param <C> a computed place
 * @param <P> a place of people's
 */
record TwoLists<C, P>(List<Both<C, P>> computed, List<P> onlyPeople) {
    /** Two places are the same when they share at least this part of the smaller of them: a corner that touches is not enough. */
    static final double SHARED = 0.1;

    /** A place that grew to more than twice what was put aside is shown again. */
    static final double PUT_ASIDE = 0.5;

    /**
     * A computed place.
     *
     * @param people those of people's that are the same; empty: only the computer has it
     * @param setAside the newest that covers half of it, or null
     */
    record Both<C, P>(C computed, List<P> people, @Nullable SetAside setAside) {}

    /** Something with a place. */
    interface Shape<T> {
        Geometry of(T one);
    }

    static <C, P> TwoLists<C, P> of(
            List<C> computed, Shape<C> computedShape, List<P> people, Shape<P> peoplesShape, List<SetAside> setAside) {
        var both = new ArrayList<Both<C, P>>();
        var onlyPeople = new ArrayList<>(people);
        for (var one : computed) {
            var area = computedShape.of(one);
            var same = people.stream()
                    .filter(other -> sameGround(area, peoplesShape.of(other)))
                    .toList();
            onlyPeople.removeAll(same);
            both.add(new Both<>(one, same, covering(area, setAside).orElse(null)));
        }
        return new TwoLists<>(List.copyOf(both), List.copyOf(onlyPeople));
    }

    private static Optional<SetAside> covering(Geometry area, List<SetAside> setAside) {
        return setAside.stream()
                .filter(one -> shared(area, one.area()) >= PUT_ASIDE * area.getArea())
                .findFirst();
    }

    static boolean sameGround(Geometry a, Geometry b) {
        return shared(a, b) >= SHARED * Math.min(a.getArea(), b.getArea());
    }

    /** Square metres. */
    private static double shared(Geometry a, Geometry b) {
        return a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())
                ? a.intersection(b).getArea()
                : -1;
    }

    long onBoth() {
        return computed.stream().filter(one -> !one.people().isEmpty()).count();
    }
}
