package se.lagesbild.backend.observations;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.ObservationCounts.CellCount;
import se.lagesbild.backend.observations.ObservationCounts.Comparison;
import se.lagesbild.backend.observations.index.Cells;

/** Counts in squares: from memory where it can tell, in some ten milliseconds for a million rows; otherwise from the database. */
@Repository
class ObservationCellQueries {
    private final JdbcClient jdbc;
    private final ChosenRows chosen;
    private final Categories categories;

    ObservationCellQueries(JdbcClient jdbc, ChosenRows chosen, Categories categories) {
        this.jdbc = jdbc;
        this.chosen = chosen;
        this.categories = categories;
    }

    /** As {@link ObservationCounts#cells}. */
    ObservationCounts.Cells find(
            Viewer viewer, LayerFilter filter, Comparison comparison, Comparison yearBefore, double cellMetres) {
        return inMemory(chosen, viewer, filter, comparison, yearBefore, cellMetres)
                .orElseGet(() -> inDatabase(viewer, filter, comparison, yearBefore, cellMetres));
    }

    /** @param rows of one instance's index; empty where it cannot tell now */
    Optional<ObservationCounts.Cells> inMemory(
            ChosenRows rows,
            Viewer viewer,
            LayerFilter filter,
            Comparison comparison,
            Comparison yearBefore,
            double cellMetres) {
        var catalogue = categories.list();
        var everywhen = filter.during(null, null);
        var sql = ObservationFilterSql.aggregate(viewer, everywhen, catalogue);
        return rows.counted(viewer, everywhen, sql, true, catalogue).map(found -> {
            var rule = new Cells.Rule(
                    cellMetres, CellSums.PARTS, cellMetres * CellSums.EXACT, CellSums.ACCURACY_STEP_METRES);
            var counted = Cells.of(
                    found, rule, span(filter.from(), filter.until()), span(comparison), span(yearBefore), rows.kinds());
            var sums = new CellSums(cellMetres);
            sums.leaveOut(counted.vague());
            counted.forEach((column, row, steps, count, harm, before, before2, ever) ->
                    sums.add(steps, new CellCount(column, row, count, harm, before, before2, ever)));
            return sums.done();
        });
    }

    private static Cells.Span span(Comparison period) {
        return period.from() == null || period.until() == null ? Cells.Span.NEVER : span(period.from(), period.until());
    }

    private static Cells.Span span(@Nullable Instant from, @Nullable Instant until) {
        return new Cells.Span(
                from == null ? Long.MIN_VALUE : ChosenRows.micros(from),
                until == null ? Long.MAX_VALUE : ChosenRows.micros(until));
    }

    ObservationCounts.Cells inDatabase(
            Viewer viewer, LayerFilter filter, Comparison comparison, Comparison yearBefore, double cellMetres) {
        // the period is counted inside, so that one pass over the table also tells where anything was ever seen
        var everywhen = ObservationFilterSql.aggregate(viewer, filter.during(null, null), categories.list());
        var sums = new CellSums(cellMetres);
        jdbc.sql("""
                        select o.vague, o.part_column, o.part_row, o.accuracy,
                               count(*) filter (where c.planning_weight > 0 and %2$s)::int as count,
                               coalesce(sum(c.planning_weight) filter (where %2$s), 0)::int as harm,
                               count(*) filter (where c.planning_weight > 0
                                                  and o.occurred_at >= :beforeFrom and o.occurred_at < :beforeUntil)::int as before,
                               count(*) filter (where c.planning_weight > 0
                                                  and o.occurred_at >= :yearFrom and o.occurred_at < :yearUntil)::int as year_before,
                               count(*)::int as ever
                        from (
                          -- what is known to some metres only is counted by smaller squares and steps of accuracy, and spread by who asks
                          select p.vague, p.accuracy,
                                 case when p.vague then 0
                                      when p.accuracy > 0 then floor(p.x / :part)::bigint
                                      else floor(p.x / :cell)::bigint * :parts end as part_column,
                                 case when p.vague then 0
                                      when p.accuracy > 0 then floor(p.y / :part)::bigint
                                      else floor(p.y / :cell)::bigint * :parts end as part_row,
                                 p.occurred_at, p.category_code
                          from (
                            select ST_X(o.geom) as x, ST_Y(o.geom) as y, o.occurred_at, o.category_code,
                                   not coalesce(o.position_accuracy_m <= :cell, false) as vague,
                                   case when o.position_accuracy_m > :exact and o.position_accuracy_m <= :cell
                                        then ceil(o.position_accuracy_m / :step)::int else 0 end as accuracy
                            from observations.observation o
                            where o.geom is not null and %1$s
                            offset 0 -- keeps the planner from taking each point for a cell of its own: 2.4 s -> 1.2 s, a million rows
                          ) p
                          offset 0
                        ) o
                        join observations.category c on c.code = o.category_code
                        group by 1, 2, 3, 4
                        """.formatted(everywhen.where(), inPeriod(filter)))
                .params(everywhen.params())
                .params(period(filter))
                .param("beforeFrom", utc(comparison.from(), Instant.EPOCH))
                .param("beforeUntil", utc(comparison.until(), Instant.EPOCH))
                .param("yearFrom", utc(yearBefore.from(), Instant.EPOCH))
                .param("yearUntil", utc(yearBefore.until(), Instant.EPOCH))
                .param("cell", cellMetres)
                .param("part", cellMetres / CellSums.PARTS)
                .param("parts", CellSums.PARTS)
                .param("exact", cellMetres * CellSums.EXACT)
                .param("step", CellSums.ACCURACY_STEP_METRES)
                .query(row -> {
                    if (row.getBoolean("vague")) {
                        sums.leaveOut(row.getInt("count"));
                    } else {
                        sums.add(
                                row.getInt("accuracy"),
                                new CellCount(
                                        row.getLong("part_column"),
                                        row.getLong("part_row"),
                                        row.getInt("count"),
                                        row.getInt("harm"),
                                        row.getInt("before"),
                                        row.getInt("year_before"),
                                        row.getInt("ever")));
                    }
                });
        return sums.done();
    }

    private static Map<String, Object> period(LayerFilter filter) {
        var params = new HashMap<String, Object>();
        if (filter.from() != null) {
            params.put("from", utc(filter.from(), Instant.EPOCH));
        }
        if (filter.until() != null) {
            params.put("until", utc(filter.until(), Instant.EPOCH));
        }
        return params;
    }

    private static String inPeriod(LayerFilter filter) {
        return (filter.from() == null ? "true" : "o.occurred_at >= :from")
                + (filter.until() == null ? "" : " and o.occurred_at < :until");
    }

    private static OffsetDateTime utc(@Nullable Instant instant, Instant otherwise) {
        return (instant == null ? otherwise : instant).atOffset(ZoneOffset.UTC);
    }
}
