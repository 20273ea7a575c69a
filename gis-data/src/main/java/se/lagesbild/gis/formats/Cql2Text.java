package se.lagesbild.gis.formats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
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
import se.lagesbild.gis.formats.Condition.Order;
import se.lagesbild.gis.formats.Condition.Place;
import se.lagesbild.gis.formats.Condition.Property;
import se.lagesbild.gis.formats.Condition.Relation;
import se.lagesbild.gis.formats.Condition.Spatial;
import se.lagesbild.gis.formats.Condition.Temporal;
import se.lagesbild.gis.formats.Condition.Value;
import se.lagesbild.gis.formats.Cql2Words.Kind;
import se.lagesbild.gis.formats.Cql2Words.Word;
import se.lagesbild.gis.geo.Crs;

/**
 * Reads a filter in the text form of CQL2 (OGC 21-065r2): everything but arrays and functions of one's own. What is in parentheses may be a
 * condition or a value; that is seen when it is used, so that reading takes one pass.
 */
public final class Cql2Text {
    /** Signs. A filter longer than this is no filter that somebody meant. */
    public static final int LONGEST = 8_000;

    private static final int DEEPEST = 60;
    private static final int MOST_SUMS = 200;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final List<String> GEOMETRIES = List.of(
            "POINT",
            "LINESTRING",
            "POLYGON",
            "MULTIPOINT",
            "MULTILINESTRING",
            "MULTIPOLYGON",
            "GEOMETRYCOLLECTION",
            "BBOX");
    private static final List<String> RESERVED =
            List.of("AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "DIV");
    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "=", Comparison.EQUAL,
            "<>", Comparison.NOT_EQUAL,
            "<", Comparison.LESS,
            "<=", Comparison.AT_MOST,
            ">", Comparison.MORE,
            ">=", Comparison.AT_LEAST);

    private final String source;
    private final List<Word> words;
    private final Crs crs;
    private final boolean northFirst;
    private final ZoneId zone;
    private int next;
    private int depth;
    private int sums;

    private Cql2Text(String source, Crs crs, boolean northFirst, ZoneId zone) {
        this.source = source;
        this.crs = crs;
        this.northFirst = northFirst;
        this.zone = zone;
        this.words = Cql2Words.of(source);
    }

    /** A condition or a value, with where it began. */
    private record Part(
            @Nullable Condition condition, @Nullable Value value, int at) {}

    /**
     * @param crs of the geometries in the text
     * @param northFirst whether they name north (or latitude) first
     * @param zone of a day that is given as a date
     * @throws Cql2Exception with the position of what cannot be read
     */
    public static Condition read(String text, Crs crs, boolean northFirst, ZoneId zone) {
        if (text.length() > LONGEST) {
            throw new Cql2Exception("cql-too-long", LONGEST, String.valueOf(LONGEST));
        }
        var reader = new Cql2Text(text, crs, northFirst, zone);
        var condition = reader.condition(reader.or());
        reader.expect(reader.word().kind() == Kind.END, "AND, OR");
        return condition;
    }

    private Part or() {
        deeper();
        var first = and();
        if (!word().is("OR")) {
            depth--;
            return first;
        }
        var parts = new ArrayList<>(List.of(condition(first)));
        while (taken("OR")) {
            parts.add(condition(and()));
        }
        depth--;
        return new Part(new Or(parts), null, first.at());
    }

    private Part and() {
        var first = not();
        if (!word().is("AND")) {
            return first;
        }
        var parts = new ArrayList<>(List.of(condition(first)));
        while (taken("AND")) {
            parts.add(condition(not()));
        }
        return new Part(new And(parts), null, first.at());
    }

    private Part not() {
        int at = word().at();
        if (!word().is("NOT")) {
            return predicate();
        }
        boolean negative = false;
        while (taken("NOT")) {
            negative = !negative;
        }
        var part = condition(predicate());
        return new Part(negative ? new Not(part) : part, null, at);
    }

    private Part predicate() {
        var left = sum();
        var word = word();
        if (word.kind() == Kind.SIGN && COMPARISONS.containsKey(word.text())) {
            next++;
            return made(left, new Compare(value(left), COMPARISONS.get(word.text()), value(sum())));
        }
        if (word.is("IS")) {
            next++;
            boolean negative = taken("NOT");
            need("NULL");
            var isNull = new IsNull(value(left));
            return made(left, negative ? new Not(isNull) : isNull);
        }
        boolean negative = word.is("NOT");
        if (negative) {
            next++;
        }
        Condition condition;
        if (taken("LIKE")) {
            condition = new Like(value(left), pattern());
        } else if (taken("BETWEEN")) {
            var least = value(sum());
            need("AND");
            condition = new Between(value(left), least, value(sum()));
        } else if (taken("IN")) {
            condition = new In(value(left), list());
        } else {
            expect(!negative, "LIKE, BETWEEN, IN");
            return left;
        }
        return made(left, negative ? new Not(condition) : condition);
    }

    private static Part made(Part left, Condition condition) {
        return new Part(condition, null, left.at());
    }

    private List<Value> list() {
        need("(");
        var listed = new ArrayList<Value>();
        do {
            listed.add(value(sum()));
        } while (taken(","));
        need(")");
        return listed;
    }

    private String pattern() {
        int at = word().at();
        var value = value(sum());
        expect(value instanceof Literal literal && literal.value() instanceof String, at, "'text'");
        var pattern = (String) ((Literal) value).value();
        int slashes = 0;
        while (slashes < pattern.length() && pattern.charAt(pattern.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        expect(slashes % 2 == 0, at, "\\\\");
        return pattern;
    }

    private Part sum() {
        deeper();
        var left = product();
        while (word().is("+") || word().is("-")) {
            char operator = words.get(next++).text().charAt(0);
            left = arithmetic(left, operator, product());
        }
        depth--;
        return left;
    }

    private Part product() {
        var left = power();
        while (word().is("*") || word().is("/") || word().is("%") || word().is("DIV")) {
            var sign = words.get(next++);
            char operator = sign.is("DIV") ? '÷' : sign.text().charAt(0);
            left = arithmetic(left, operator, power());
        }
        return left;
    }

    private Part power() {
        var base = factor();
        return taken("^") ? arithmetic(base, '^', factor()) : base;
    }

    private Part arithmetic(Part left, char operator, Part right) {
        if (++sums > MOST_SUMS) {
            throw new Cql2Exception("cql-too-deep", right.at() + 1, "");
        }
        return new Part(null, new Arithmetic(value(left), operator, value(right)), left.at());
    }

    private Part factor() {
        var word = word();
        if (taken("(")) {
            var inside = or();
            need(")");
            return inside;
        }
        if (word.is("-") || word.is("+")) {
            next++;
            deeper();
            var value = value(factor());
            depth--;
            if (word.is("+")) {
                return part(word, value);
            }
            return part(
                    word,
                    value instanceof Literal literal && literal.value() instanceof Double number
                            ? new Literal(-number)
                            : new Arithmetic(new Literal(0.0), '-', value));
        }
        next++;
        switch (word.kind()) {
            case NUMBER:
                return part(word, new Literal(number(word)));
            case TEXT:
                return part(word, new Literal(word.text()));
            case QUOTED_NAME:
                return part(word, new Property(word.text()));
            case NAME:
                return word().is("(") ? call(word) : named(word);
            default:
                next--;
                throw fault("a property or value");
        }
    }

    private Double number(Word word) {
        double number = Double.parseDouble(word.text());
        expect(Double.isFinite(number), word.at(), "a number");
        return number;
    }

    private Part named(Word word) {
        if (word.is("TRUE") || word.is("FALSE")) {
            return part(word, new Literal(word.is("TRUE")));
        }
        expect(
                !RESERVED.contains(word.upper()) && !GEOMETRIES.contains(word.upper()),
                word.at(),
                "a property or value");
        return part(word, new Property(word.text()));
    }

    private Part call(Word word) {
        var name = word.upper();
        if (GEOMETRIES.contains(name)) {
            return part(word, new Place(name.equals("BBOX") ? bbox(word) : wkt(word)));
        }
        switch (name) {
            case "CASEI", "ACCENTI":
                need("(");
                deeper();
                var text = value(sum());
                depth--;
                need(")");
                return part(word, folded(text, name.equals("ACCENTI")));
            case "DATE":
                return part(word, day(single()));
            case "TIMESTAMP":
                return part(word, new Literal(instant(single())));
            case "INTERVAL":
                return part(word, interval());
            default:
                return new Part(relation(word, name), null, word.at());
        }
    }

    private static Value folded(Value value, boolean accents) {
        return value instanceof Literal literal && literal.value() instanceof String text
                ? new Literal(Folding.fold(text, accents))
                : new Folded(value, accents);
    }

    private Condition relation(Word word, String name) {
        if (name.startsWith("S_")) {
            for (var relation : Relation.values()) {
                if (name.equals("S_" + relation.name())) {
                    var two = two();
                    return new Spatial(two.get(0), relation, two.get(1));
                }
            }
        }
        if (name.startsWith("T_")) {
            for (var order : Order.values()) {
                if (name.equals("T_" + order.name().replace("_", ""))) {
                    var two = two();
                    return new Temporal(two.get(0), order, two.get(1));
                }
            }
        }
        throw new Cql2Exception("cql-function", word.at() + 1, "");
    }

    private List<Value> two() {
        need("(");
        var first = value(sum());
        need(",");
        var second = value(sum());
        need(")");
        return List.of(first, second);
    }

    private Word single() {
        need("(");
        var word = word();
        expect(word.kind() == Kind.TEXT, "'text'");
        next++;
        need(")");
        return word;
    }

    private Value interval() {
        need("(");
        var from = end(true);
        need(",");
        var until = end(false);
        need(")");
        if (from instanceof Literal a
                && until instanceof Literal b
                && ((Instant) a.value()).isAfter((Instant) b.value())) {
            throw new Cql2Exception("cql-backwards", words.get(next - 1).at() + 1, "");
        }
        return new Interval(from, until);
    }

    private @Nullable Value end(boolean start) {
        var word = word();
        if (word.kind() != Kind.TEXT) {
            var value = value(sum());
            if (value instanceof Interval day) {
                return start ? day.from() : day.until();
            }
            return value;
        }
        next++;
        if (word.text().equals("..") || word.text().isEmpty()) {
            return null;
        }
        if (word.text().length() == 10) {
            var day = day(word);
            return start ? day.from() : day.until();
        }
        return new Literal(instant(word));
    }

    /** To the last microsecond, which is as fine as times are kept. */
    private Interval day(Word word) {
        try {
            var day = LocalDate.parse(word.text());
            return Interval.of(
                    known(day.atStartOfDay(zone).toInstant(), word),
                    known(day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1_000), word));
        } catch (DateTimeException e) {
            throw new Cql2Exception("cql-time", word.at() + 1, "2026-11-23");
        }
    }

    private static Instant instant(Word word) {
        try {
            return known(OffsetDateTime.parse(word.text()).toInstant(), word);
        } catch (DateTimeException e) {
            throw new Cql2Exception("cql-time", word.at() + 1, "2026-11-23T20:00:00Z");
        }
    }

    /** A database knows no year after 294276. */
    private static Instant known(Instant instant, Word word) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new Cql2Exception("cql-time", word.at() + 1, FIRST + " - " + LAST);
        }
        return instant;
    }

    private Geometry bbox(Word word) {
        need("(");
        var numbers = new ArrayList<Double>();
        do {
            boolean minus = taken("-");
            var number = word();
            expect(number.kind() == Kind.NUMBER, "a number");
            next++;
            numbers.add(minus ? -number(number) : number(number));
        } while (numbers.size() < 6 && taken(","));
        need(")");
        expect(numbers.size() == 4 || numbers.size() == 6, word.at(), "4 or 6 numbers");
        int half = numbers.size() / 2;
        int east = northFirst ? 1 : 0;
        return box(
                crs, numbers.get(east), numbers.get(half + east), numbers.get(1 - east), numbers.get(half + 1 - east));
    }

    /** The ground of a box; one in degrees whose west lies east of its east goes over the 180th meridian. */
    public static Geometry box(Crs crs, double west, double east, double south, double north) {
        var shapes = crs.geometries();
        if (west <= east || crs.metric()) {
            return shapes.toGeometry(new Envelope(west, east, south, north));
        }
        return shapes.createMultiPolygon(new Polygon[] {
            (Polygon) shapes.toGeometry(new Envelope(west, 180, south, north)),
            (Polygon) shapes.toGeometry(new Envelope(-180, east, south, north))
        });
    }

    private Geometry wkt(Word word) {
        int open = 0;
        do {
            var at = word();
            expect(at.kind() != Kind.END && at.kind() != Kind.TEXT, ")");
            open += at.is("(") ? 1 : at.is(")") ? -1 : 0;
            expect(open <= DEEPEST, at.at(), ")");
            next++;
        } while (open > 0);
        try {
            var geometry = new WKTReader(crs.geometries())
                    .read(source.substring(word.at(), words.get(next - 1).end()));
            if (northFirst) {
                geometry.apply(TURNED);
                geometry.geometryChanged();
            }
            return geometry;
        } catch (ParseException | RuntimeException e) {
            throw new Cql2Exception("cql-geometry", word.at() + 1, "");
        }
    }

    private static final CoordinateSequenceFilter TURNED = new CoordinateSequenceFilter() {
        @Override
        public void filter(CoordinateSequence sequence, int i) {
            double x = sequence.getX(i);
            sequence.setOrdinate(i, CoordinateSequence.X, sequence.getY(i));
            sequence.setOrdinate(i, CoordinateSequence.Y, x);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    };

    private static Part part(Word word, Value value) {
        return new Part(null, value, word.at());
    }

    private Condition condition(Part part) {
        if (part.condition() != null) {
            return part.condition();
        }
        if (part.value() instanceof Literal literal && literal.value() instanceof Boolean truth) {
            return new Always(truth);
        }
        throw new Cql2Exception("cql-expected", part.at() + 1, "a condition");
    }

    private Value value(Part part) {
        if (part.value() == null) {
            throw new Cql2Exception("cql-expected", part.at() + 1, "a property or value");
        }
        return part.value();
    }

    private Word word() {
        return words.get(next);
    }

    private boolean taken(String sign) {
        if (word().is(sign)) {
            next++;
            return true;
        }
        return false;
    }

    private void need(String sign) {
        expect(word().is(sign), sign);
        next++;
    }

    private void expect(boolean right, String expected) {
        if (!right) {
            throw fault(expected);
        }
    }

    private static void expect(boolean right, int at, String expected) {
        if (!right) {
            throw new Cql2Exception("cql-expected", at + 1, expected);
        }
    }

    private Cql2Exception fault(String expected) {
        return new Cql2Exception("cql-expected", word().at() + 1, expected);
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new Cql2Exception("cql-too-deep", word().at() + 1, "");
        }
    }
}
