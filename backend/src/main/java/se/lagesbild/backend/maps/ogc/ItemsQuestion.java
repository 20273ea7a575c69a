package se.lagesbild.backend.maps.ogc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.ConditionText;
import se.lagesbild.backend.maps.Conditions;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.FilterReader;
import se.lagesbild.backend.maps.Ground;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.OfferedCrs;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.formats.Condition;
import se.lagesbild.gis.formats.Condition.Compare;
import se.lagesbild.gis.formats.Condition.Comparison;
import se.lagesbild.gis.formats.Condition.Interval;
import se.lagesbild.gis.formats.Condition.Literal;
import se.lagesbild.gis.formats.Condition.Property;
import se.lagesbild.gis.formats.Condition.Relation;
import se.lagesbild.gis.formats.Condition.Spatial;
import se.lagesbild.gis.formats.Cql2Exception;
import se.lagesbild.gis.formats.Cql2Text;
import se.lagesbild.gis.geo.Crs;

/** Reads which features an address asks for. */
@Component
class ItemsQuestion {
    static final Set<String> PAGING = Set.of("limit", "cursor");
    static final Set<String> OWN = Set.of("bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs");

    private final FilterReader filters;
    private final OfferedCrs offered;
    private final Ground ground;
    private final Area area;

    ItemsQuestion(FilterReader filters, OfferedCrs offered, Ground ground, Area area) {
        this.filters = filters;
        this.offered = offered;
        this.ground = ground;
        this.area = area;
    }

    /** @param log the question for the log of reads: codes and numbers, no free text */
    record Read(FeatureSource.Question question, String log) {}

    /** All parameters that {@link #read} knows for a source. */
    static Set<String> parameters(FeatureSource source, Viewer viewer) {
        var known = new LinkedHashSet<>(OWN);
        known.addAll(source.filters());
        source.fields(viewer).forEach(field -> known.add(field.name()));
        return known;
    }

    /** An upload may have a field that is called as a parameter of ours: then only {@code filter} reaches it. */
    static boolean comparable(FeatureSource source, FeatureSource.Field field) {
        var name = field.name();
        return !source.filters().contains(name) && !OWN.contains(name) && !PAGING.contains(name) && !name.equals("f");
    }

    Read read(Asked asked, FeatureSource source, Viewer viewer) {
        var fields = source.fields(viewer);
        var conditions = new ArrayList<Condition>();
        var box = bbox(asked, conditions);
        var filter = filters.read(
                name -> source.filters().contains(name) || name.equals("datetime") ? forFilter(name, asked) : null);
        filter = new LayerFilter(
                filter.from(),
                filter.until(),
                filter.categories(),
                filter.settings(),
                filter.sources(),
                filter.focus(),
                filter.hours(),
                filter.statuses(),
                box,
                filter.text());
        for (var field : fields) {
            var value = asked.parameter(field.name());
            if (value != null && comparable(source, field)) {
                conditions.add(equal(field, value));
            }
        }
        var text = asked.parameter("filter");
        if (text != null) {
            conditions.add(cql2(asked, text));
        }
        if (conditions.isEmpty()) {
            return new Read(new FeatureSource.Question(filter, null, null), filter.canonical());
        }
        var all = conditions.size() == 1 ? conditions.get(0) : new Condition.And(conditions);
        var fitting = Conditions.fit("filter", all, fields, ground);
        return new Read(
                new FeatureSource.Question(filter, null, fitting),
                filter.canonical() + "&filter=" + ConditionText.of(fitting, fields));
    }

    /** The end of an interval that is given as an instant belongs to it, as the standard wants; the filter's own end is the first after. */
    private @Nullable String forFilter(String name, Asked asked) {
        var value = asked.parameter(name);
        if (!name.equals("datetime") || value == null) {
            return value;
        }
        int slash = value.indexOf('/');
        var end = slash < 0 ? value : value.substring(slash + 1);
        if (end.length() <= 10 || end.contains("/")) {
            return value;
        }
        var until = filters.period("datetime", "../" + end).until();
        var start = slash < 0 ? end : value.substring(0, slash);
        return until == null ? value : start + "/" + until.plusNanos(1_000);
    }

    private Condition equal(FeatureSource.Field field, String value) {
        var property = new Property(field.name());
        return switch (field.type()) {
            case TEXT -> new Compare(property, Comparison.EQUAL, new Literal(value));
            case BOOLEAN -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw Problem.badQuery(field.name(), "not-one-of", shown(value), "true, false");
                }
                yield new Compare(property, Comparison.EQUAL, new Literal(value.equals("true")));
            }
            case INTEGER, NUMBER -> {
                try {
                    double number = Double.parseDouble(value);
                    if (Double.isFinite(number)) {
                        yield new Compare(property, Comparison.EQUAL, new Literal(number));
                    }
                } catch (NumberFormatException e) {
                    // told below
                }
                throw Problem.badQuery(field.name(), "not-a-number", shown(value));
            }
            case TIME -> {
                var period = filters.period(field.name(), value);
                yield new Condition.Temporal(
                        property,
                        Condition.Order.INTERSECTS,
                        new Interval(literal(period.from()), before(period.until())));
            }
        };
    }

    private static @Nullable Literal literal(@Nullable Instant instant) {
        return instant == null ? null : new Literal(instant);
    }

    private static @Nullable Literal before(@Nullable Instant instant) {
        return instant == null ? null : new Literal(instant.minusNanos(1_000));
    }

    private Condition cql2(Asked asked, String text) {
        var language = asked.parameter("filter-lang");
        if (language != null && !language.equals("cql2-text")) {
            throw Problem.badQuery("filter-lang", "not-one-of", shown(language), "cql2-text");
        }
        var crs = offered.read("filter-crs", asked.parameter("filter-crs"));
        try {
            return Cql2Text.read(text, crs.crs(), crs.northFirst(), area.timeZone());
        } catch (Cql2Exception e) {
            throw Problem.badQuery("filter", e.code(), e.position(), e.expected());
        }
    }

    /** @return the box where it is one in degrees; another becomes a condition */
    private @Nullable Envelope bbox(Asked asked, List<Condition> conditions) {
        var text = asked.parameter("bbox");
        var crs = offered.read("bbox-crs", asked.parameter("bbox-crs"));
        if (text == null) {
            return null;
        }
        var n = numbers(text);
        int half = n.length / 2;
        int east = crs.northFirst() ? 1 : 0;
        double west = n[east];
        double eastern = n[half + east];
        double south = n[1 - east];
        double north = n[half + 1 - east];
        boolean degrees = crs.crs().equals(Crs.WGS_84);
        boolean sound = south <= north
                && (degrees
                        ? Math.max(Math.abs(west), Math.abs(eastern)) <= 180
                                && Math.max(Math.abs(south), Math.abs(north)) <= 90
                        : west <= eastern);
        if (!sound) {
            throw Problem.badQuery("bbox", "not-a-bbox", shown(text));
        }
        if (degrees && west <= eastern) {
            return new Envelope(west, eastern, south, north);
        }
        conditions.add(new Spatial(
                new Property(Conditions.GEOMETRY),
                Relation.INTERSECTS,
                new Condition.Place(Cql2Text.box(crs.crs(), west, eastern, south, north))));
        return null;
    }

    private static double[] numbers(String text) {
        var parts = text.split(",", -1);
        try {
            var n = new double[parts.length];
            boolean finite = true;
            for (int i = 0; i < n.length; i++) {
                n[i] = Double.parseDouble(parts[i].trim());
                finite &= Double.isFinite(n[i]);
            }
            if (finite && (n.length == 4 || n.length == 6)) {
                return n;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw Problem.badQuery("bbox", "not-a-bbox", shown(text));
    }

    private static String shown(String value) {
        return value.length() > 80 ? value.substring(0, 80) + "…" : value;
    }
}
