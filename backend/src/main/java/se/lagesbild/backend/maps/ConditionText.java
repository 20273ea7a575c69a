package se.lagesbild.backend.maps;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lagesbild.gis.formats.Condition;
import se.lagesbild.gis.formats.Condition.Always;
import se.lagesbild.gis.formats.Condition.And;
import se.lagesbild.gis.formats.Condition.Arithmetic;
import se.lagesbild.gis.formats.Condition.Between;
import se.lagesbild.gis.formats.Condition.Compare;
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

/** A condition for the log of reads: known codes, numbers, times and boxes as they are, every other text as "…". */
public final class ConditionText {
    private final Set<String> codes;

    private ConditionText(Set<String> codes) {
        this.codes = codes;
    }

    public static String of(Condition condition, List<FeatureSource.Field> fields) {
        return new ConditionText(fields.stream()
                        .flatMap(field -> field.values().stream())
                        .collect(Collectors.toSet()))
                .text(condition);
    }

    private String text(Condition condition) {
        if (condition instanceof And and) {
            return join(and.parts(), " and ");
        }
        if (condition instanceof Or or) {
            return join(or.parts(), " or ");
        }
        if (condition instanceof Not not) {
            return "not (" + text(not.part()) + ")";
        }
        if (condition instanceof Always always) {
            return String.valueOf(always.value());
        }
        if (condition instanceof Compare compare) {
            return text(compare.left()) + " " + compare.comparison() + " " + text(compare.right());
        }
        if (condition instanceof Like like) {
            return text(like.value()) + " like …";
        }
        if (condition instanceof Between between) {
            return text(between.value()) + " between " + text(between.least()) + " and " + text(between.most());
        }
        if (condition instanceof In in) {
            return text(in.value())
                    + in.listed().stream().map(this::text).collect(Collectors.joining(",", " in (", ")"));
        }
        if (condition instanceof IsNull isNull) {
            return text(isNull.value()) + " is null";
        }
        if (condition instanceof Spatial spatial) {
            return spatial.relation() + "(" + text(spatial.left()) + ", " + text(spatial.right()) + ")";
        }
        var temporal = (Temporal) condition;
        return temporal.order() + "(" + text(temporal.left()) + ", " + text(temporal.right()) + ")";
    }

    private String join(List<Condition> parts, String word) {
        return parts.stream().map(this::text).collect(Collectors.joining(word, "(", ")"));
    }

    private String text(@Nullable Value value) {
        if (value instanceof Property property) {
            return property.name();
        }
        if (value instanceof Literal literal) {
            return literal.value() instanceof String word && !codes.contains(word)
                    ? "…"
                    : String.valueOf(literal.value());
        }
        if (value instanceof Folded folded) {
            return "fold(" + text(folded.value()) + ")";
        }
        if (value instanceof Arithmetic sum) {
            return "(" + text(sum.left()) + sum.operator() + text(sum.right()) + ")";
        }
        if (value instanceof Interval interval) {
            return text(interval.from()) + "/" + text(interval.until());
        }
        return value instanceof Place place ? String.valueOf(place.geometry().getEnvelopeInternal()) : "..";
    }
}
