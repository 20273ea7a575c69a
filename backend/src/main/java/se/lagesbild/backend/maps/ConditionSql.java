package se.lagesbild.backend.maps;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKBWriter;
import se.lagesbild.backend.Problem;
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

/**
 * A condition that {@link Conditions#fit} has readied, as a part of a {@code where}. Values become parameters and names become columns of
 * the layer's own map: nothing that was sent stands in the text.
 *
 * @param where never empty
 * @param params values of the named parameters, called {@code condition0} and on
 */
public record ConditionSql(String where, Map<String, Object> params) {
    /** Letters of one sum in SQL. */
    private static final int LONGEST_SUM = 20_000;

    /** @param columns SQL expressions by the name of the field, and of {@code geometry} in the area's metric system */
    public static ConditionSql of(Condition condition, Map<String, String> columns) {
        var writer = new Writer(columns);
        return new ConditionSql("(" + writer.condition(condition) + ")", writer.params);
    }

    private static final class Writer {
        private final Map<String, String> columns;
        private final Map<String, Object> params = new LinkedHashMap<>();

        Writer(Map<String, String> columns) {
            this.columns = columns;
        }

        String condition(Condition condition) {
            if (condition instanceof And and) {
                return join(and.parts(), " and ", "true");
            }
            if (condition instanceof Or or) {
                return join(or.parts(), " or ", "false");
            }
            if (condition instanceof Not not) {
                return "not (" + condition(not.part()) + ")";
            }
            if (condition instanceof Always always) {
                return String.valueOf(always.value());
            }
            if (condition instanceof Compare compare) {
                return value(compare.left()) + sign(compare.comparison()) + value(compare.right());
            }
            if (condition instanceof Between between) {
                return value(between.value()) + " between " + value(between.least()) + " and " + value(between.most());
            }
            if (condition instanceof In in) {
                return value(in.value())
                        + in.listed().stream().map(this::value).collect(Collectors.joining(", ", " in (", ")"));
            }
            if (condition instanceof Like like) {
                return value(like.value()) + " like " + text(like.pattern());
            }
            if (condition instanceof IsNull isNull) {
                return value(isNull.value()) + " is null";
            }
            if (condition instanceof Spatial spatial) {
                return spatial(spatial);
            }
            return temporal((Temporal) condition);
        }

        private String join(List<Condition> parts, String word, String ofNone) {
            return parts.isEmpty()
                    ? ofNone
                    : parts.stream().map(part -> "(" + condition(part) + ")").collect(Collectors.joining(word));
        }

        private static String sign(Comparison comparison) {
            return switch (comparison) {
                case EQUAL -> " = ";
                case NOT_EQUAL -> " <> ";
                case LESS -> " < ";
                case AT_MOST -> " <= ";
                case MORE -> " > ";
                case AT_LEAST -> " >= ";
            };
        }

        private String spatial(Spatial spatial) {
            var left = value(spatial.left());
            var right = value(spatial.right());
            var near = near(left, right);
            return switch (spatial.relation()) {
                case INTERSECTS -> near;
                case DISJOINT -> "not " + near;
                case EQUALS ->
                    isPoint(spatial.left()) || isPoint(spatial.right())
                            ? "case when %s and %s then %s else %s end"
                                    .formatted(point(left), point(right), near, call("ST_Equals", left, right))
                            : call("ST_Equals", left, right);
                case WITHIN -> near + " and " + inside(left, spatial.right(), right);
                case CONTAINS -> near + " and " + inside(right, spatial.left(), left);
                case TOUCHES ->
                    "%s and case when %s then %s when %s then %s else %s end"
                            .formatted(
                                    near,
                                    point(left),
                                    near(left, edge(spatial.right(), right)),
                                    point(right),
                                    near(right, edge(spatial.left(), left)),
                                    call("ST_Touches", left, right));
                case CROSSES -> call("ST_Crosses", left, right);
                case OVERLAPS -> call("ST_Overlaps", left, right);
            };
        }

        /** Of what is near: a point on the edge is not inside. */
        private String inside(String part, Value whole, String wholeSql) {
            return "case when %s then not %s else %s end"
                    .formatted(point(part), near(part, edge(whole, wholeSql)), call("ST_Within", part, wholeSql));
        }

        private String edge(Value value, String sql) {
            return value instanceof Place place ? geometry(place.geometry().getBoundary()) : "ST_Boundary(" + sql + ")";
        }

        private static String near(String left, String right) {
            return "ST_DWithin(%s, %s, %s)".formatted(left, right, ConditionTest.NEAR_METRES);
        }

        private static String point(String sql) {
            return "ST_GeometryType(" + sql + ") = 'ST_Point'";
        }

        private static boolean isPoint(Value value) {
            return value instanceof Place place && place.geometry() instanceof Point;
        }

        private static String call(String function, String left, String right) {
            return function + "(" + left + ", " + right + ")";
        }

        private String temporal(Temporal temporal) {
            var times = Times.of(temporal.order());
            return times.checks().stream()
                    .map(check -> end(check.left(), temporal) + " " + check.sign() + " " + end(check.right(), temporal))
                    .collect(Collectors.joining(times.all() ? " and " : " or "));
        }

        private String end(Times.End end, Temporal temporal) {
            return switch (end) {
                case A_START -> end(temporal.left(), true);
                case A_END -> end(temporal.left(), false);
                case B_START -> end(temporal.right(), true);
                case B_END -> end(temporal.right(), false);
            };
        }

        private String end(Value value, boolean start) {
            if (value instanceof Interval interval) {
                var end = start ? interval.from() : interval.until();
                return end == null ? "timestamptz '%sinfinity'".formatted(start ? "-" : "") : value(end);
            }
            return value(value);
        }

        private String value(@Nullable Value value) {
            if (value instanceof Property property) {
                var column = columns.get(property.name());
                if (column == null) {
                    throw new IllegalArgumentException("the layer has no column for a field that it names");
                }
                return column;
            }
            if (value instanceof Literal literal) {
                return literal(literal.value());
            }
            if (value instanceof Place place) {
                return geometry(place.geometry());
            }
            if (value instanceof Folded folded) {
                var text = value(folded.value());
                return folded.accents()
                        ? "regexp_replace(normalize(%s, nfd), '[\u0300-\u036f]', '', 'g')".formatted(text)
                        : "lower(" + text + ")";
            }
            if (value instanceof Arithmetic sum) {
                return arithmetic(number(sum.left()), sum.operator(), number(sum.right()));
            }
            throw new IllegalArgumentException("an interval is no single value");
        }

        /** Whole numbers too are divided as numbers with decimals. */
        private String number(Value value) {
            return value instanceof Property ? "cast(" + value(value) + " as double precision)" : value(value);
        }

        private static String arithmetic(String left, char operator, String right) {
            // a remainder names both sides twice: many of them in a row would grow without end
            if (left.length() + right.length() > LONGEST_SUM) {
                throw Problem.badQuery("filter", "not-computable");
            }
            return switch (operator) {
                case '/' -> "(%s / nullif(%s, 0))".formatted(left, right);
                case '÷' -> "trunc(%s / nullif(%s, 0))".formatted(left, right);
                case '%' -> "(%1$s - %2$s * trunc(%1$s / nullif(%2$s, 0)))".formatted(left, right);
                case '^' -> "power(%s, %s)".formatted(left, right);
                default -> "(%s %s %s)".formatted(left, operator, right);
            };
        }

        private String literal(Object value) {
            if (value instanceof String text) {
                return text(text);
            }
            if (value instanceof Instant instant) {
                return "cast(" + bound(instant.atOffset(ZoneOffset.UTC)) + " as timestamptz)";
            }
            return value instanceof Number
                    ? "cast(" + bound(value) + " as double precision)"
                    : "cast(" + bound(value) + " as boolean)";
        }

        private String geometry(Geometry geometry) {
            return "ST_GeomFromEWKB(" + bound(new WKBWriter(2, true).write(geometry)) + ")";
        }

        private String text(String text) {
            return "cast(" + bound(text) + " as text)";
        }

        private String bound(Object value) {
            var name = "condition" + params.size();
            params.put(name, value);
            return ":" + name;
        }
    }
}
