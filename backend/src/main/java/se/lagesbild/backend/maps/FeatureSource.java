package se.lagesbild.backend.maps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Condition;

/**
 * Features of one layer under one selection. Everything that lists, hands out or draws features asks here, so that all of them obey the
 * same rights and say the same. Geometries are in the area's metric system, x east and y north.
 */
public interface FeatureSource {
    /** What the values of a field are. A {@code TIME} is an {@link java.time.Instant}. */
    enum Type {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        TIME
    }

    /** @param values the only values there are; empty: any of the type */
    record Field(String name, Type type, String titleSv, String titleEn, List<String> values) {}

    /** Geometry types that occur, as in GeoJSON. */
    enum Shape {
        POINT,
        LINE_STRING,
        POLYGON,
        MULTI_POLYGON,
        ANY
    }

    /**
     * @param filter the selection that the map shares; its {@code bbox} is WGS 84
     * @param box only what touches it, in the area's metric system; null for everywhere
     * @param condition only what fulfils it, readied by {@link Conditions#fit}; null for all
     */
    record Question(
            LayerFilter filter,
            @Nullable Envelope box,
            @Nullable Condition condition) {
        public static final Question ALL = new Question(LayerFilter.ALL, null, null);
    }

    /** One feature. @param geometry null for something without a place @param values by the name of the field */
    record Row(String id, @Nullable Geometry geometry, Map<String, ? extends @Nullable Object> values) {}

    /** @param next for {@code after} of the next page, or null on the last */
    record Page(List<Row> rows, @Nullable String next) {}

    String titleSv();

    String titleEn();

    Shape shape();

    /** In the order in which they are shown. */
    List<Field> fields(Viewer viewer);

    /**
     * Parameters of the address that the {@link LayerFilter} answers for, besides {@code datetime} and {@code bbox}; other names of fields
     * are compared with their field.
     */
    default Set<String> filters() {
        return Set.of();
    }

    /** The field that time filters look at, or null for features without a time. */
    default @Nullable String timeField() {
        return null;
    }

    long count(Viewer viewer, Question question);

    /**
     * A page in a stable order: no row twice or missing while others write.
     *
     * @param after as the page before said, or null for the first
     * @param skip rows to leave out before the page; for clients that count instead of following links
     */
    Page page(Viewer viewer, Question question, @Nullable String after, int skip, int limit);

    /** Empty also where the viewer may not know of it. */
    Optional<Row> find(Viewer viewer, String id);

    /** Those of these that {@link #find} would find, in the same order; what is stored is read at once. */
    default List<Row> listOf(Viewer viewer, List<String> ids) {
        return ids.stream()
                .map(id -> find(viewer, id))
                .flatMap(Optional::stream)
                .toList();
    }
}
