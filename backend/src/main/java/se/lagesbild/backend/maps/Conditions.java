package se.lagesbild.backend.maps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.Problem;
import se.lagesbild.gis.formats.Condition;
import se.lagesbild.gis.formats.Condition.And;
import se.lagesbild.gis.formats.Condition.Arithmetic;
import se.lagesbild.gis.formats.Condition.Between;
import se.lagesbild.gis.formats.Condition.Compare;
import se.lagesbild.gis.formats.Condition.Comparison;
import se.lagesbild.gis.formats.Condition.Folded;
import se.lagesbild.gis.formats.Condition.In;
import se.lagesbild.gis.formats.Condition.Interval;
import se.lagesbild.gis.formats.Condition.IsNull;
import se.lagesbild.gis.formats.Condition.Like;
import se.lagesbild.gis.formats.Condition.Literal;
import se.lagesbild.gis.formats.Condition.Not;
import se.lagesbild.gis.formats.Condition.Or;
import se.lagesbild.gis.formats.Condition.Place;
import se.lagesbild.gis.formats.Condition.Property;
import se.lagesbild.gis.formats.Condition.Spatial;
import se.lagesbild.gis.formats.Condition.Temporal;
import se.lagesbild.gis.formats.Condition.Value;
import se.lagesbild.gis.geo.Crs;

/**
 * Checks a condition against the fields of a layer and readies it: afterwards every property is a field or {@code geometry}, only like is
 * compared with like, days are intervals of {@link Temporal} conditions or instants, and places lie in the area's metric system.
 */
public final class Conditions {
    /** Name of the geometry in a condition. */
    public static final String GEOMETRY = "geometry";

    private enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        TIME,
        DAY,
        PLACE
    }

    private final String parameter;
    private final Map<String, FeatureSource.Field> fields = new HashMap<>();
    private final Ground ground;

    private Conditions(String parameter, List<FeatureSource.Field> fields, Ground ground) {
        this.parameter = parameter;
        fields.forEach(field -> this.fields.put(field.name(), field));
        this.ground = ground;
    }

    /**
     * @param parameter of the address that the condition came in, for what is told of it
     * @throws Problem 400 naming what does not fit
     */
    public static Condition fit(
            String parameter, Condition condition, List<FeatureSource.Field> fields, Ground ground) {
        return new Conditions(parameter, fields, ground).fit(condition);
    }

    private Condition fit(Condition condition) {
        if (condition instanceof And and) {
            return new And(and.parts().stream().map(this::fit).toList());
        }
        if (condition instanceof Or or) {
            return new Or(or.parts().stream().map(this::fit).toList());
        }
        if (condition instanceof Not not) {
            return new Not(fit(not.part()));
        }
        if (condition instanceof Compare compare) {
            return compare(compare.left(), compare.comparison(), compare.right());
        }
        if (condition instanceof Between between) {
            return new And(List.of(
                    compare(between.value(), Comparison.AT_LEAST, between.least()),
                    compare(between.value(), Comparison.AT_MOST, between.most())));
        }
        if (condition instanceof In in) {
            return in(in);
        }
        if (condition instanceof Like like) {
            need(Kind.TEXT, like.value());
            return like;
        }
        if (condition instanceof IsNull isNull) {
            kind(isNull.value());
            return isNull;
        }
        if (condition instanceof Spatial spatial) {
            return spatial(spatial);
        }
        if (condition instanceof Temporal temporal) {
            time(temporal.left());
            time(temporal.right());
            return temporal;
        }
        return condition;
    }

    private Condition in(In in) {
        if (in.listed().stream().anyMatch(value -> kind(value) == Kind.DAY)) {
            return new Or(in.listed().stream()
                    .map(value -> compare(in.value(), Comparison.EQUAL, value))
                    .toList());
        }
        in.listed().forEach(value -> compare(in.value(), Comparison.EQUAL, value));
        return in;
    }

    private Condition compare(Value left, Comparison comparison, Value right) {
        var one = kind(left);
        var other = kind(right);
        if (one == Kind.TIME && other == Kind.DAY) {
            return day(left, comparison, (Interval) right);
        }
        if (one == Kind.DAY && other == Kind.TIME) {
            return day(right, turned(comparison), (Interval) left);
        }
        boolean ordered = comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL;
        if (one != other || one == Kind.PLACE || one == Kind.DAY || (one == Kind.BOOLEAN && ordered)) {
            throw Problem.badQuery(parameter, "not-comparable", shown(left), one, shown(right), other);
        }
        return new Compare(left, comparison, right);
    }

    /** A moment against a whole day: "after" is after its end, "equal" is within it. */
    private Condition day(Value moment, Comparison comparison, Interval day) {
        var first = day.from();
        var last = day.until();
        if (first == null || last == null) {
            throw Problem.badQuery(parameter, "not-comparable", shown(moment), Kind.TIME, "INTERVAL", "..");
        }
        return switch (comparison) {
            case LESS -> new Compare(moment, Comparison.LESS, first);
            case AT_LEAST -> new Compare(moment, Comparison.AT_LEAST, first);
            case MORE -> new Compare(moment, Comparison.MORE, last);
            case AT_MOST -> new Compare(moment, Comparison.AT_MOST, last);
            case EQUAL ->
                new And(List.of(
                        new Compare(moment, Comparison.AT_LEAST, first),
                        new Compare(moment, Comparison.AT_MOST, last)));
            case NOT_EQUAL ->
                new Or(List.of(
                        new Compare(moment, Comparison.LESS, first), new Compare(moment, Comparison.MORE, last)));
        };
    }

    private static Comparison turned(Comparison comparison) {
        return switch (comparison) {
            case LESS -> Comparison.MORE;
            case AT_MOST -> Comparison.AT_LEAST;
            case MORE -> Comparison.LESS;
            case AT_LEAST -> Comparison.AT_MOST;
            case EQUAL, NOT_EQUAL -> comparison;
        };
    }

    private Condition spatial(Spatial spatial) {
        var left = place(spatial.left());
        var right = place(spatial.right());
        boolean ofMixedKinds = spatial.relation() != Condition.Relation.INTERSECTS
                && spatial.relation() != Condition.Relation.DISJOINT
                && (isMixed(left) || isMixed(right));
        if (ofMixedKinds) {
            throw Problem.badQuery(parameter, "mixed-geometry");
        }
        return new Spatial(left, spatial.relation(), right);
    }

    /** No inside and no edge is defined for points, lines and areas together. */
    private static boolean isMixed(Value value) {
        return value instanceof Place place
                && place.geometry().getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
    }

    private Value place(Value value) {
        need(Kind.PLACE, value);
        if (!(value instanceof Place literal)) {
            return value;
        }
        try {
            var from = Crs.of("EPSG:" + literal.geometry().getSRID());
            return new Place(ground.metric(from, literal.geometry()));
        } catch (IllegalArgumentException e) {
            throw Problem.badQuery(parameter, "not-a-place", String.valueOf(e.getMessage()));
        }
    }

    private void time(Value value) {
        var kind = kind(value);
        if (kind != Kind.TIME && kind != Kind.DAY) {
            throw Problem.badQuery(parameter, "not-comparable", shown(value), kind, "…", Kind.TIME);
        }
    }

    private void need(Kind wanted, Value value) {
        var kind = kind(value);
        if (kind != wanted) {
            throw Problem.badQuery(parameter, "not-comparable", shown(value), kind, "…", wanted);
        }
    }

    private Kind kind(Value value) {
        if (value instanceof Property property) {
            return property(property.name());
        }
        if (value instanceof Literal literal) {
            return literal.value() instanceof String
                    ? Kind.TEXT
                    : literal.value() instanceof Boolean
                            ? Kind.BOOLEAN
                            : literal.value() instanceof Number ? Kind.NUMBER : Kind.TIME;
        }
        if (value instanceof Folded folded) {
            need(Kind.TEXT, folded.value());
            return Kind.TEXT;
        }
        if (value instanceof Arithmetic sum) {
            need(Kind.NUMBER, sum.left());
            need(Kind.NUMBER, sum.right());
            return Kind.NUMBER;
        }
        if (value instanceof Interval interval) {
            end(interval.from());
            end(interval.until());
            return Kind.DAY;
        }
        return Kind.PLACE;
    }

    private void end(@Nullable Value value) {
        if (value != null) {
            need(Kind.TIME, value);
        }
    }

    private Kind property(String name) {
        if (name.equals(GEOMETRY)) {
            return Kind.PLACE;
        }
        var field = fields.get(name);
        if (field == null) {
            var known = new ArrayList<>(fields.keySet());
            known.add(GEOMETRY);
            known.sort(null);
            throw Problem.badQuery(parameter, "no-such-field", shown(name), String.join(", ", known));
        }
        return switch (field.type()) {
            case TEXT -> Kind.TEXT;
            case INTEGER, NUMBER -> Kind.NUMBER;
            case BOOLEAN -> Kind.BOOLEAN;
            case TIME -> Kind.TIME;
        };
    }

    /** Names of fields only: what else stands in a condition may be a text about somebody. */
    private static String shown(Value value) {
        return value instanceof Property property ? shown(property.name()) : "…";
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
