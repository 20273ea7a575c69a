package se.lagesbild.backend.maps;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import se.lagesbild.gis.formats.Condition;
import se.lagesbild.gis.formats.Condition.Always;
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
import se.lagesbild.gis.formats.Folding;

/** Whether one row fulfils a condition that {@link Conditions#fit} has readied. {@link ConditionSql} must say the same in SQL. */
final class ConditionTest {
    /**
     * Metres; what is nearer is at the same place. A point that was read from an answer is rounded to 6 decimals of a degree, and an edge that
     * is straight in degrees is bent by up to 2 cm where it is brought over in pieces: a point on it must not fall off it.
     */
    static final double NEAR_METRES = 0.1;

    private final FeatureSource.Row row;

    private ConditionTest(FeatureSource.Row row) {
        this.row = row;
    }

    static boolean holds(Condition condition, FeatureSource.Row row) {
        return Boolean.TRUE.equals(new ConditionTest(row).test(condition));
    }

    /** Null where it cannot be said. */
    private @Nullable Boolean test(Condition condition) {
        if (condition instanceof And and) {
            return join(and.parts(), false);
        }
        if (condition instanceof Or or) {
            return join(or.parts(), true);
        }
        if (condition instanceof Not not) {
            var part = test(not.part());
            return part == null ? null : !part;
        }
        if (condition instanceof Always always) {
            return always.value();
        }
        if (condition instanceof Compare compare) {
            return compare(value(compare.left()), compare.comparison(), value(compare.right()));
        }
        if (condition instanceof Between between) {
            var value = value(between.value());
            return both(
                    compare(value, Comparison.AT_LEAST, value(between.least())),
                    compare(value, Comparison.AT_MOST, value(between.most())));
        }
        if (condition instanceof In in) {
            return join(
                    in.listed().stream()
                            .map(one -> (Condition) new Compare(in.value(), Comparison.EQUAL, one))
                            .toList(),
                    true);
        }
        if (condition instanceof Like like) {
            var value = value(like.value());
            return value == null ? null : LikePattern.matches(value.toString(), like.pattern());
        }
        if (condition instanceof IsNull isNull) {
            return value(isNull.value()) == null;
        }
        if (condition instanceof Spatial spatial) {
            var left = (Geometry) value(spatial.left());
            var right = (Geometry) value(spatial.right());
            return left == null || right == null ? null : related(spatial, left, right);
        }
        return temporal((Temporal) condition);
    }

    private @Nullable Boolean join(Iterable<Condition> parts, boolean enough) {
        boolean unknown = false;
        for (var part : parts) {
            var one = test(part);
            if (one == null) {
                unknown = true;
            } else if (one == enough) {
                return enough;
            }
        }
        return unknown ? null : !enough;
    }

    private static @Nullable Boolean both(@Nullable Boolean one, @Nullable Boolean other) {
        if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
            return false;
        }
        return one == null || other == null ? null : true;
    }

    private static @Nullable Boolean compare(@Nullable Object left, Comparison comparison, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        int order = order(left, right);
        return switch (comparison) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private static int order(Object left, Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            // plus zero: a negative zero is no less than zero
            return Double.compare(one.doubleValue() + 0.0, other.doubleValue() + 0.0);
        }
        if (left instanceof Instant one && right instanceof Instant other) {
            return one.compareTo(other);
        }
        if (left instanceof Boolean one && right instanceof Boolean other) {
            return one.compareTo(other);
        }
        return left.toString().compareTo(right.toString());
    }

    /** Points are compared with edges within {@link #NEAR_METRES}; lines and areas that are inside, cross or overlap, exactly. */
    private static boolean related(Spatial spatial, Geometry left, Geometry right) {
        return switch (spatial.relation()) {
            case INTERSECTS -> near(left, right);
            case DISJOINT -> !near(left, right);
            case EQUALS -> isPoint(spatial, left, right) ? near(left, right) : left.equalsTopo(right);
            case WITHIN -> inside(left, right);
            case CONTAINS -> inside(right, left);
            case TOUCHES ->
                near(left, right)
                        && (left instanceof Point
                                ? near(left, right.getBoundary())
                                : right instanceof Point ? near(right, left.getBoundary()) : left.touches(right));
            case CROSSES -> left.crosses(right);
            case OVERLAPS -> left.overlaps(right);
        };
    }

    /** Two points, one of which somebody wrote down. */
    private static boolean isPoint(Spatial spatial, Geometry left, Geometry right) {
        return (spatial.left() instanceof Condition.Place || spatial.right() instanceof Condition.Place)
                && left instanceof Point
                && right instanceof Point;
    }

    private static boolean inside(Geometry part, Geometry whole) {
        return near(part, whole) && (part instanceof Point ? !near(part, whole.getBoundary()) : part.within(whole));
    }

    private static boolean near(Geometry left, Geometry right) {
        return !left.isEmpty() && !right.isEmpty() && left.isWithinDistance(right, NEAR_METRES);
    }

    private @Nullable Boolean temporal(Temporal temporal) {
        var left = temporal.left();
        var right = temporal.right();
        Function<Times.End, @Nullable Instant> ends = end -> switch (end) {
            case A_START -> start(left);
            case A_END -> end(left);
            case B_START -> start(right);
            case B_END -> end(right);
        };
        var times = Times.of(temporal.order());
        boolean unknown = false;
        for (var check : times.checks()) {
            var one = ends.apply(check.left());
            var other = ends.apply(check.right());
            if (one == null || other == null) {
                unknown = true;
                continue;
            }
            int order = one.compareTo(other);
            boolean holds = switch (check.sign()) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case "=" -> order == 0;
                case ">=" -> order >= 0;
                default -> order > 0;
            };
            if (holds != times.all()) {
                return holds;
            }
        }
        return unknown ? null : times.all();
    }

    private @Nullable Instant start(Value value) {
        if (value instanceof Interval interval) {
            return interval.from() == null ? Instant.MIN : (Instant) value(interval.from());
        }
        return (Instant) value(value);
    }

    private @Nullable Instant end(Value value) {
        if (value instanceof Interval interval) {
            return interval.until() == null ? Instant.MAX : (Instant) value(interval.until());
        }
        return (Instant) value(value);
    }

    private @Nullable Object value(Value value) {
        if (value instanceof Property property) {
            return property.name().equals(Conditions.GEOMETRY)
                    ? row.geometry()
                    : row.values().get(property.name());
        }
        if (value instanceof Literal literal) {
            return literal.value();
        }
        if (value instanceof Place place) {
            return place.geometry();
        }
        if (value instanceof Folded folded) {
            var text = value(folded.value());
            return text == null ? null : Folding.fold(text.toString(), folded.accents());
        }
        if (value instanceof Arithmetic sum) {
            var left = value(sum.left());
            var right = value(sum.right());
            return left == null || right == null
                    ? null
                    : compute(((Number) left).doubleValue(), sum.operator(), ((Number) right).doubleValue());
        }
        return null;
    }

    /** Null where it has no result. */
    private static @Nullable Double compute(double left, char operator, double right) {
        double result = switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            case '/' -> left / right;
            case '÷' -> truncated(left / right);
            case '%' -> left - right * truncated(left / right);
            default -> Math.pow(left, right);
        };
        return Double.isFinite(result) ? result : null;
    }

    private static double truncated(double number) {
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }
}
