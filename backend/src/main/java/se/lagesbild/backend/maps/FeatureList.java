package se.lagesbild.backend.maps;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Viewer;

/**
 * A layer of so few features that each question looks at all of them.
 *
 * @param fields as {@link FeatureSource#fields}, for every viewer
 * @param timeField name of the field with the time, or null
 * @param rows all that the viewer may see, in the area's metric system, in an order of their own that stays
 */
public record FeatureList(
        String titleSv,
        String titleEn,
        Shape shape,
        List<Field> fields,
        @Nullable String timeField,
        Ground ground,
        Function<Viewer, List<Row>> rows)
        implements FeatureSource {

    @Override
    public List<Field> fields(Viewer viewer) {
        return fields;
    }

    @Override
    public long count(Viewer viewer, Question question) {
        return matching(viewer, question).size();
    }

    @Override
    public Page page(Viewer viewer, Question question, @Nullable String after, int skip, int limit) {
        var all = matching(viewer, question);
        int from = Math.min(all.size(), (after == null ? 0 : startAfter(all, after)) + skip);
        int until = Math.min(all.size(), from + limit);
        boolean more = until < all.size() && until > from;
        return new Page(
                all.subList(from, until),
                more ? until + " " + all.get(until - 1).id() : null);
    }

    /** Behind the row that was last; where that has gone, where it stood. */
    private static int startAfter(List<Row> all, String after) {
        var parts = after.split(" ", 2);
        if (parts.length < 2 || !parts[0].matches("[0-9]{1,7}")) {
            throw Problem.badQuery("cursor", "not-a-cursor", "…");
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(parts[1])) {
                return i + 1;
            }
        }
        return Math.max(0, Integer.parseInt(parts[0]) - 1);
    }

    @Override
    public Optional<Row> find(Viewer viewer, String id) {
        return rows.apply(viewer).stream().filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public List<Row> listOf(Viewer viewer, List<String> ids) {
        var byId = new HashMap<String, Row>();
        rows.apply(viewer).forEach(row -> byId.put(row.id(), row));
        return ids.stream().distinct().filter(byId::containsKey).map(byId::get).toList();
    }

    private List<Row> matching(Viewer viewer, Question question) {
        var stream = rows.apply(viewer).stream();
        var filter = question.filter();
        if (filter.bbox() != null) {
            var inside = touches(ground.metric(filter.bbox()));
            stream = stream.filter(row -> inside.apply(row.geometry()));
        }
        Envelope box = question.box();
        if (box != null) {
            var inside = touches(ground.crs().geometries().toGeometry(box));
            stream = stream.filter(row -> inside.apply(row.geometry()));
        }
        if (timeField != null && (filter.from() != null || filter.until() != null)) {
            stream = stream.filter(row -> row.values().get(timeField) instanceof java.time.Instant at
                    && (filter.from() == null || !at.isBefore(filter.from()))
                    && (filter.until() == null || at.isBefore(filter.until())));
        }
        var condition = question.condition();
        if (condition != null) {
            stream = stream.filter(row -> ConditionTest.holds(condition, row));
        }
        return stream.toList();
    }

    private static Function<@Nullable Geometry, Boolean> touches(Geometry where) {
        var prepared = PreparedGeometryFactory.prepare(where);
        return geometry -> geometry != null && prepared.intersects(geometry);
    }
}
