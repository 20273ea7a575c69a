package se.lagesbild.gis.formats;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A condition on a feature, whatever language it was written in (CQL2 text, FES). Three-valued as in SQL: a comparison with nothing is
 * neither true nor false.
 */
public sealed interface Condition {
    record And(List<Condition> parts) implements Condition {}

    record Or(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    record Always(boolean value) implements Condition {}

    enum Comparison {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST
    }

    record Compare(Value left, Comparison comparison, Value right) implements Condition {}

    /** @param pattern {@code %} for any signs, {@code _} for one, a backslash before a sign that is meant */
    record Like(Value value, String pattern) implements Condition {}

    record Between(Value value, Value least, Value most) implements Condition {}

    record In(Value value, List<Value> listed) implements Condition {}

    record IsNull(Value value) implements Condition {}

    enum Relation {
        INTERSECTS,
        DISJOINT,
        CONTAINS,
        WITHIN,
        TOUCHES,
        CROSSES,
        OVERLAPS,
        EQUALS
    }

    record Spatial(Value left, Relation relation, Value right) implements Condition {}

    /** As in CQL2: before, after, during and so on, on instants and intervals. */
    enum Order {
        AFTER,
        BEFORE,
        CONTAINS,
        DISJOINT,
        DURING,
        EQUALS,
        FINISHED_BY,
        FINISHES,
        INTERSECTS,
        MEETS,
        MET_BY,
        OVERLAPPED_BY,
        OVERLAPS,
        STARTED_BY,
        STARTS
    }

    record Temporal(Value left, Order order, Value right) implements Condition {}

    /** What is compared. */
    sealed interface Value {}

    /** @param name of a field, or {@code geometry} */
    record Property(String name) implements Value {}

    /** @param value a String, a Double, a Boolean or an Instant */
    record Literal(Object value) implements Value {}

    /** @param geometry its SRID says the system; x east, y north */
    record Place(Geometry geometry) implements Value {}

    /**
     * From one instant to another, both included. A date is the interval of its day.
     *
     * @param from an instant as literal or property; null for an open end
     * @param until as {@code from}
     */
    record Interval(@Nullable Value from, @Nullable Value until) implements Value {
        public static Interval of(Instant from, Instant until) {
            return new Interval(new Literal(from), new Literal(until));
        }
    }

    /** Text without regard to case, or to accents. Literals are folded where they are read, see {@link Folding}. */
    record Folded(Value value, boolean accents) implements Value {}

    /** @param operator {@code + - * / % ^}, or {@code ÷} for division without its rest */
    record Arithmetic(Value left, char operator, Value right) implements Value {}
}
