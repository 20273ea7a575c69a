package se.lagesbild.backend.observations;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import se.lagesbild.backend.Problem;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;

/**
 * A filter and a viewer's rights as conditions on {@code observations.observation o}: the same in tiles, lists, counts and
 * analysis.
 *
 * @param where conditions joined by {@code and}, never empty
 * @param params values of the named parameters
 */
record ObservationFilterSql(String where, Map<String, Object> params) {
    private static final String NOT_ERASED = "o.status <> 'ERASED'";

    /** An event that two people told of counts once: the duplicate is not counted, its original is. */
    private static final String COUNTED = "o.status not in ('ERASED', 'DUPLICATE')";

    /** As {@link se.lagesbild.backend.maps.HoursOfWeek} counts. */
    private static final String HOUR_OF_WEEK = """
            ((extract(isodow from o.occurred_at at time zone :zone)::int - 1) * 24
              + extract(hour from o.occurred_at at time zone :zone)::int)""";

    /** Single rows: planners see all, others their own. Of everybody's rows a duplicate is left out: its original stands for it. */
    static ObservationFilterSql rows(Viewer viewer, LayerFilter filter) {
        return rows(viewer, ListFilter.of(filter));
    }

    static ObservationFilterSql rows(Viewer viewer, ListFilter filter) {
        boolean everybodys = viewer.seesAllObservations() && !filter.mine();
        var sql = of(viewer, filter.layer(), everybodys, everybodys ? COUNTED : NOT_ERASED);
        if (filter.shift() == null) {
            return sql;
        }
        var params = new LinkedHashMap<>(sql.params());
        params.put("shift", filter.shift());
        return new ObservationFilterSql(sql.where() + " and o.shift = :shift", params);
    }

    /** One known row with whatever became of it, a duplicate too. */
    static ObservationFilterSql one(Viewer viewer) {
        return of(viewer, LayerFilter.ALL, viewer.seesAllObservations(), NOT_ERASED);
    }

    /** As {@link #one}, and what was erased: for the history alone. */
    static ObservationFilterSql oneOrItsTombstone(Viewer viewer) {
        return of(viewer, LayerFilter.ALL, viewer.seesAllObservations(), "true");
    }

    /**
     * Counts: besides planners, the police may count what is not protected.
     *
     * @throws Problem 403 for everybody else
     */
    static ObservationFilterSql aggregate(Viewer viewer, LayerFilter filter, List<Categories.Category> catalogue) {
        if (viewer.seesAllObservations()) {
            return of(viewer, filter, true, COUNTED);
        }
        if (!viewer.is(Role.POLICE)) {
            throw Problem.of(403, "no-right");
        }
        if (filter.text() != null) {
            // how many notes hold a word tells what a note says
            throw Problem.of(403, "no-search-in-notes");
        }
        if (filter.bbox() != null) {
            // a box that is moved until a number changes finds where a single report lies
            throw Problem.of(403, "no-box-of-counts");
        }
        var closed = catalogue.stream()
                .filter(c -> c.sensitivity().equals("PROTECTED"))
                .map(Categories.Category::code)
                .toList();
        var sql = of(viewer, filter, true, COUNTED);
        if (closed.isEmpty()) {
            return sql;
        }
        var params = new LinkedHashMap<>(sql.params());
        params.put("closedCategories", closed);
        return new ObservationFilterSql(sql.where() + " and o.category_code not in (:closedCategories)", params);
    }

    /** @param standing what counts where the filter asks for no status */
    private static ObservationFilterSql of(Viewer viewer, LayerFilter filter, boolean everybodys, String standing) {
        var where = new StringJoiner(" and ");
        var params = new LinkedHashMap<String, Object>();
        if (filter.statuses().isEmpty()) {
            where.add(standing);
        } else {
            where.add("o.status in (:statuses)");
            params.put("statuses", List.copyOf(filter.statuses()));
        }
        if (!everybodys) {
            where.add("o.reporter_id = :viewerId");
            params.put("viewerId", viewer.id());
        }
        if (filter.from() != null) {
            where.add("o.occurred_at >= :from");
            params.put("from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.until() != null) {
            where.add("o.occurred_at < :until");
            params.put("until", filter.until().atOffset(ZoneOffset.UTC));
        }
        if (!filter.categories().isEmpty()) {
            where.add("o.category_code in (:categories)");
            params.put("categories", List.copyOf(filter.categories()));
        }
        if (!filter.settings().isEmpty()) {
            where.add("o.setting in (:settings)");
            params.put("settings", List.copyOf(filter.settings()));
        }
        if (!filter.sources().isEmpty()) {
            where.add("o.source in (:sources)");
            params.put("sources", List.copyOf(filter.sources()));
        }
        if (!filter.focus().isEmpty()) {
            where.add(
                    "o.category_code in (select category_code from observations.category_focus where focus_area in (:focus))");
            params.put("focus", List.copyOf(filter.focus()));
        }
        if (filter.hours() != null) {
            where.add(HOUR_OF_WEEK + " in (:hours)");
            params.put("zone", filter.hours().zone().getId());
            params.put("hours", filter.hours().chosen());
        }
        var box = filter.bbox();
        if (box != null) {
            where.add("o.geom_3857 && ST_Transform(ST_MakeEnvelope(:west, :south, :east, :north, 4326), 3857)");
            params.put("west", box.getMinX());
            params.put("south", Math.max(box.getMinY(), -85));
            params.put("east", box.getMaxX());
            params.put("north", Math.min(box.getMaxY(), 85));
        }
        if (filter.text() != null) {
            var search = NoteSearch.of(filter.text());
            where.add(search.where());
            params.putAll(search.params());
        }
        return new ObservationFilterSql(where.toString(), params);
    }
}
