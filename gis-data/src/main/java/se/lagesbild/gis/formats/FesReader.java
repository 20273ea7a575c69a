package se.lagesbild.gis.formats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.w3c.dom.Element;
import se.lagesbild.gis.formats.Condition.Comparison;
import se.lagesbild.gis.formats.Condition.Property;
import se.lagesbild.gis.formats.Condition.Relation;
import se.lagesbild.gis.formats.Condition.Value;
import se.lagesbild.gis.geo.CrsName;

/**
 * Reads filters of OGC Filter Encoding 2.0, and those of 1.1 that older clients write (other names for the same things): comparisons,
 * spatial relations, And, Or, Not, and ids. Elements are known by their local names.
 */
public final class FesReader {
    private static final int MOST_IDS = 10_000;

    /** A filter that a client makes has under 50. */
    private static final int MOST_CONDITIONS = 500;

    private static final int MOST_POSITIONS = 10_000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final Function<String, @Nullable Field> fields;
    private final Set<String> named = new LinkedHashSet<>();
    private final String geometry;
    private final CrsName usual;
    private final ZoneId zone;
    private int conditions;
    private int positions;

    /** @param type String, Double, Boolean, Instant, or Geometry */
    public record Field(String name, Class<?> type) {}

    /**
     * @param fields by the name that a filter may give them; null for a name that is none
     * @param geometry name of the geometry, where a filter does not say which
     * @param usual system of geometries that name none
     * @param zone of times that name none
     */
    public FesReader(Function<String, @Nullable Field> fields, String geometry, CrsName usual, ZoneId zone) {
        this.fields = fields;
        this.geometry = geometry;
        this.usual = usual;
        this.zone = zone;
    }

    /**
     * What is asked for: things by their ids, or by a condition. One of the two is empty.
     *
     * @param fields that the condition looks at, as named by the service
     */
    public record Filter(Set<String> ids, @Nullable Condition condition, Set<String> fields) {}

    /**
     * @param filter the element {@code Filter}; a reader reads one
     * @throws XmlException naming the element or field that does not fit
     */
    public Filter read(Element filter) {
        if (!SafeXml.name(filter).equals("Filter")) {
            throw new XmlException(SafeXml.name(filter), "a filter begins with the element Filter");
        }
        var parts = SafeXml.children(filter);
        if (parts.isEmpty()) {
            throw new XmlException("Filter", "the filter is empty");
        }
        if (parts.stream().allMatch(FesReader::isId)) {
            var ids = new LinkedHashSet<String>();
            parts.forEach(part -> ids.add(id(part)));
            if (ids.size() > MOST_IDS) {
                throw new XmlException("ResourceId", "at most %d ids can be asked for at once".formatted(MOST_IDS));
            }
            return new Filter(ids, null, Set.of());
        }
        if (parts.size() > 1) {
            throw new XmlException("Filter", "a filter has one condition: put several into And or Or");
        }
        var condition = condition(parts.get(0));
        return new Filter(Set.of(), condition, named);
    }

    private static boolean isId(Element element) {
        return List.of("ResourceId", "FeatureId", "GmlObjectId").contains(SafeXml.name(element));
    }

    private static String id(Element element) {
        for (var name : List.of("rid", "fid")) {
            if (element.hasAttribute(name)) {
                return element.getAttribute(name);
            }
        }
        var id = element.getAttributeNS(GmlWriter.NAMESPACE, "id");
        if (id.isEmpty()) {
            throw new XmlException(SafeXml.name(element), "the id is missing: write it into rid");
        }
        return id;
    }

    private Condition condition(Element element) {
        var name = SafeXml.name(element);
        if (++conditions > MOST_CONDITIONS) {
            throw new XmlException("Filter", "a filter may have at most %d conditions".formatted(MOST_CONDITIONS));
        }
        return switch (name) {
            case "And" -> new Condition.And(parts(element));
            case "Or" -> new Condition.Or(parts(element));
            case "Not" -> new Condition.Not(condition(operands(element, 1).get(0)));
            case "PropertyIsEqualTo" -> compare(element, Comparison.EQUAL);
            case "PropertyIsNotEqualTo" -> compare(element, Comparison.NOT_EQUAL);
            case "PropertyIsLessThan" -> compare(element, Comparison.LESS);
            case "PropertyIsGreaterThan" -> compare(element, Comparison.MORE);
            case "PropertyIsLessThanOrEqualTo" -> compare(element, Comparison.AT_MOST);
            case "PropertyIsGreaterThanOrEqualTo" -> compare(element, Comparison.AT_LEAST);
            case "PropertyIsLike" -> like(element);
            case "PropertyIsNull", "PropertyIsNil" ->
                new Condition.IsNull(property(operands(element, 1).get(0)));
            case "PropertyIsBetween" -> between(element);
            case "BBOX", "Intersects" -> spatial(element, Relation.INTERSECTS);
            case "Disjoint" -> spatial(element, Relation.DISJOINT);
            case "Contains" -> spatial(element, Relation.CONTAINS);
            case "Within" -> spatial(element, Relation.WITHIN);
            case "Touches" -> spatial(element, Relation.TOUCHES);
            case "Crosses" -> spatial(element, Relation.CROSSES);
            case "Overlaps" -> spatial(element, Relation.OVERLAPS);
            case "Equals" -> spatial(element, Relation.EQUALS);
            default ->
                throw new XmlException(
                        name,
                        isId(element)
                                ? "ids stand alone in a filter, not beside conditions"
                                : "'%s' is not among the operators of this service".formatted(name));
        };
    }

    private List<Condition> parts(Element element) {
        var parts = SafeXml.children(element);
        if (parts.size() < 2) {
            throw new XmlException(
                    SafeXml.name(element), "%s joins at least two conditions".formatted(SafeXml.name(element)));
        }
        return parts.stream().map(this::condition).toList();
    }

    private static List<Element> operands(Element element, int wanted) {
        var operands = SafeXml.children(element);
        if (operands.size() != wanted) {
            throw new XmlException(
                    SafeXml.name(element),
                    "%s takes %d, and here are %d".formatted(SafeXml.name(element), wanted, operands.size()));
        }
        return operands;
    }

    private Condition compare(Element element, Comparison comparison) {
        var operands = operands(element, 2);
        var type = type(operands);
        var left = value(operands.get(0), type);
        var right = value(operands.get(1), type);
        boolean folded = type == String.class && "false".equals(SafeXml.attribute(element, "matchCase"));
        return folded
                ? new Condition.Compare(folded(left), comparison, folded(right))
                : new Condition.Compare(left, comparison, right);
    }

    private static Value folded(Value value) {
        return value instanceof Condition.Literal literal && literal.value() instanceof String text
                ? new Condition.Literal(Folding.fold(text, false))
                : new Condition.Folded(value, false);
    }

    private Condition between(Element element) {
        var value = SafeXml.children(element).stream().findFirst().orElse(element);
        var lower = SafeXml.child(element, "LowerBoundary");
        var upper = SafeXml.child(element, "UpperBoundary");
        if (lower == null || upper == null || !isReference(value)) {
            throw new XmlException(
                    "PropertyIsBetween",
                    "PropertyIsBetween takes a ValueReference, a LowerBoundary and an UpperBoundary");
        }
        var least = operands(lower, 1).get(0);
        var most = operands(upper, 1).get(0);
        var type = type(List.of(value));
        return new Condition.Between(property(value), value(least, type), value(most, type));
    }

    private Condition like(Element element) {
        var operands = operands(element, 2);
        var field = property(operands.get(0));
        if (!SafeXml.name(operands.get(1)).equals("Literal")) {
            throw new XmlException("PropertyIsLike", "PropertyIsLike compares with a Literal");
        }
        var any = sign(element, "*", "wildCard");
        var one = sign(element, "?", "singleChar");
        var escape = sign(element, "\\", "escapeChar", "escape");
        var sent = operands.get(1).getTextContent();
        var pattern = new StringBuilder();
        for (int i = 0; i < sent.length(); ) {
            if (sent.startsWith(escape, i) && i + escape.length() < sent.length()) {
                i += escape.length();
                literally(pattern, sent.charAt(i++));
            } else if (sent.startsWith(any, i)) {
                pattern.append('%');
                i += any.length();
            } else if (sent.startsWith(one, i)) {
                pattern.append('_');
                i += one.length();
            } else {
                literally(pattern, sent.charAt(i++));
            }
        }
        return "false".equals(SafeXml.attribute(element, "matchCase"))
                ? new Condition.Like(folded(field), Folding.fold(pattern.toString(), false))
                : new Condition.Like(field, pattern.toString());
    }

    private static String sign(Element element, String usual, String... attributes) {
        for (var attribute : attributes) {
            var sign = SafeXml.attribute(element, attribute);
            if (sign != null && !sign.isEmpty()) {
                return sign;
            }
        }
        return usual;
    }

    private static void literally(StringBuilder pattern, char sign) {
        if (sign == '%' || sign == '_' || sign == '\\') {
            pattern.append('\\');
        }
        pattern.append(sign);
    }

    private Condition spatial(Element element, Relation relation) {
        var operands = SafeXml.children(element);
        if (operands.isEmpty() || operands.size() > 2) {
            throw new XmlException(
                    SafeXml.name(element), "%s takes a geometry and a ValueReference".formatted(SafeXml.name(element)));
        }
        var left = operands.size() == 2 ? place(operands.get(0)) : new Property(geometry);
        return new Condition.Spatial(left, relation, place(operands.get(operands.size() - 1)));
    }

    private Value place(Element operand) {
        if (!isReference(operand)) {
            var geometry = GmlReader.read(operand, usual);
            positions += geometry.getNumPoints();
            if (positions > MOST_POSITIONS) {
                throw new XmlException(
                        "Filter", "the geometries of a filter may have at most %d positions".formatted(MOST_POSITIONS));
            }
            return new Condition.Place(geometry);
        }
        var field = field(operand);
        if (field.type() != Geometry.class) {
            throw new XmlException(field.name(), "'%s' is not a geometry".formatted(field.name()));
        }
        return new Property(field.name());
    }

    private static boolean isReference(Element element) {
        return SafeXml.name(element).equals("ValueReference")
                || SafeXml.name(element).equals("PropertyName");
    }

    private Property property(Element element) {
        return new Property(field(element).name());
    }

    /** A name may have a prefix, and the name of its type before it. */
    private Field field(Element element) {
        if (!isReference(element)) {
            throw new XmlException(SafeXml.name(element), "a ValueReference must stand here");
        }
        var name = lastStep(SafeXml.text(element));
        var field = fields.apply(name);
        if (field == null) {
            throw new XmlException(shown(name), "'%s' is not a field of this type".formatted(shown(name)));
        }
        named.add(field.name());
        return field;
    }

    /** The field that a path such as {@code lb:places/lb:name} ends with. */
    public static String lastStep(String path) {
        var step = path.substring(path.lastIndexOf('/') + 1);
        return step.substring(step.indexOf(':') + 1);
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    /** What the literals of a comparison are: as the field that they are compared with. */
    private Class<?> type(List<Element> operands) {
        for (var operand : operands) {
            if (isReference(operand)) {
                return field(operand).type();
            }
        }
        throw new XmlException("Filter", "a comparison names a field in a ValueReference");
    }

    private Value value(Element element, Class<?> type) {
        if (isReference(element)) {
            return property(element);
        }
        if (!SafeXml.name(element).equals("Literal")) {
            throw new XmlException(
                    SafeXml.name(element), "'%s' cannot stand in a comparison here".formatted(SafeXml.name(element)));
        }
        var text = element.getTextContent();
        if (type == Double.class) {
            return new Condition.Literal(number(text.strip()));
        }
        if (type == Boolean.class) {
            return new Condition.Literal(truth(text.strip()));
        }
        if (type == Instant.class) {
            return time(text.strip());
        }
        if (type == Geometry.class) {
            throw new XmlException("Literal", "a geometry is compared by Intersects and the like");
        }
        return new Condition.Literal(text);
    }

    private static Double number(String text) {
        if (text.length() > 40 || !NUMBER.matcher(text).matches() || Double.isInfinite(Double.parseDouble(text))) {
            throw new XmlException("Literal", "the field holds numbers: compare it with a number such as 12.5");
        }
        return Double.valueOf(text);
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new XmlException("Literal", "the field holds true or false: compare it with one of these");
        };
    }

    /** A day is all of it, by the clock of the area. */
    private Value time(String text) {
        try {
            if (text.length() == 10) {
                var day = LocalDate.parse(text);
                return Condition.Interval.of(
                        known(day.atStartOfDay(zone).toInstant()),
                        known(day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1_000)));
            }
            boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d");
            return new Condition.Literal(known(
                    zoned
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).atZone(zone).toInstant()));
        } catch (DateTimeException e) {
            throw new XmlException(
                    "Literal", "the field holds times: compare it with a time such as 2026-11-20T18:00:00Z, or a day");
        }
    }

    /** The database knows the years 1 to 9999. */
    private static Instant known(Instant instant) {
        if (instant.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
                || instant.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
            throw new DateTimeException("out of range");
        }
        return instant;
    }
}
