package se.lagesbild.backend.observations;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.gis.formats.Area;

/** Sums of a drawn area in SQL. */
@Repository
class SelectionQueries implements SelectionCounts {
    private static final String QUIET =
            "o.category_code in (select code from observations.category where planning_weight = 0)";

    private final JdbcClient jdbc;
    private final Categories categories;
    private final String zone;
    private final int srid;

    SelectionQueries(JdbcClient jdbc, Categories categories, Area area) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.zone = area.timeZone().getId();
        this.srid = area.crs().srid();
    }

    private ObservationFilterSql selection(Viewer viewer, LayerFilter filter, @Nullable Geometry within) {
        var sql = ObservationFilterSql.aggregate(viewer, filter, categories.list());
        return viewer.seesAllObservations()
                ? DrawnPlace.narrow(sql, within, srid)
                : DrawnPlace.narrowToSquares(sql, within, srid);
    }

    @Override
    public int trouble(Viewer viewer, LayerFilter filter, @Nullable Geometry within) {
        var sql = selection(viewer, filter, within);
        return jdbc.sql("select count(*)::int from observations.observation o where not (%s) and %s"
                        .formatted(QUIET, sql.where()))
                .params(sql.params())
                .query(Integer.class)
                .single();
    }

    @Override
    public Sums sums(Viewer viewer, LayerFilter filter, @Nullable Geometry within) {
        var sql = selection(viewer, filter, within);
        var sum = new Building();
        jdbc.sql("""
                        with kind as (
                          select o.category_code, o.setting, o.source, %2$s as quiet,
                                 count(*)::int as n, (count(*) filter (where o.example))::int as examples,
                                 min(o.occurred_at) as first_at, max(o.occurred_at) as last_at
                          from observations.observation o
                          where %1$s
                          group by 1, 2, 3, 4
                        ),
                        utc_hour as (
                          select date_trunc('hour', o.occurred_at) as at, count(*) as n
                          from observations.observation o
                          where not (%2$s) and %1$s
                          group by 1
                        ),
                        local_hour as (
                          select to_char(local.at, 'IYYY-"W"IW') as week, extract(isodow from local.at)::int as weekday,
                                 extract(hour from local.at)::int as hour, sum(utc_hour.n)::int as n
                          from utc_hour
                          cross join lateral (select utc_hour.at at time zone :areaZone as at) local
                          group by 1, 2, 3
                        )
                        select category_code, setting, source, quiet, n, examples, first_at, last_at, null as week, 0 as weekday, 0 as hour
                        from kind
                        union all
                        select null, null, null, false, n, 0, null, null, week, weekday, hour
                        from local_hour
                        """.formatted(sql.where(), QUIET))
                .params(sql.params())
                .param("areaZone", zone)
                .query(row -> {
                    var week = row.getString("week");
                    if (week == null) {
                        sum.add(
                                row.getString("category_code"),
                                row.getString("setting"),
                                row.getString("source"),
                                row.getInt("n"),
                                row.getBoolean("quiet"),
                                row.getInt("examples"),
                                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                                row.getObject("last_at", OffsetDateTime.class).toInstant());
                    } else {
                        sum.weeks.merge(week, row.getInt("n"), Integer::sum);
                        sum.matrix[row.getInt("weekday") - 1][row.getInt("hour")] += row.getInt("n");
                    }
                });
        return sum.done();
    }

    private static final class Building {
        private final Map<String, Integer> categories = new HashMap<>();
        private final Map<String, Integer> settings = new TreeMap<>();
        private final Map<String, Integer> sources = new HashMap<>();
        private final TreeMap<String, Integer> weeks = new TreeMap<>();
        private final int[][] matrix = new int[7][24];
        private int total;
        private int quiet;
        private int examples;
        private @Nullable Instant first;
        private @Nullable Instant last;

        void add(
                String category,
                String setting,
                String source,
                int n,
                boolean isQuiet,
                int generated,
                Instant firstAt,
                Instant lastAt) {
            categories.merge(category, n, Integer::sum);
            settings.merge(setting, n, Integer::sum);
            sources.merge(source, n, Integer::sum);
            total += n;
            quiet += isQuiet ? n : 0;
            examples += generated;
            first = first == null || firstAt.isBefore(first) ? firstAt : first;
            last = last == null || lastAt.isAfter(last) ? lastAt : last;
        }

        Sums done() {
            return new Sums(
                    total,
                    quiet,
                    examples,
                    ObservationCountQueries.largestFirst(categories),
                    settings,
                    ObservationCountQueries.largestFirst(sources),
                    matrix,
                    weeks,
                    first,
                    last);
        }
    }
}
