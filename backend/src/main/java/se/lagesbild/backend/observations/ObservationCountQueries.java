package se.lagesbild.backend.observations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.gis.formats.Area;

/** Counts in SQL. */
@Repository
class ObservationCountQueries implements ObservationCounts {
    private final JdbcClient jdbc;
    private final Categories categories;
    private final ZoneId zone;
    private final IndexTotals memory;
    private final ObservationCellQueries cells;

    ObservationCountQueries(
            JdbcClient jdbc, Categories categories, Area area, IndexTotals memory, ObservationCellQueries cells) {
        this.jdbc = jdbc;
        this.cells = cells;
        this.memory = memory;
        this.categories = categories;
        this.zone = area.timeZone();
    }

    @Override
    public Cells cells(
            Viewer viewer, LayerFilter filter, Comparison comparison, Comparison yearBefore, double cellMetres) {
        return cells.find(viewer, filter, comparison, yearBefore, cellMetres);
    }

    @Override
    public Map<Integer, SpotFacts> facts(Viewer viewer, LayerFilter filter, List<SpotCell> cells, double cellMetres) {
        if (cells.isEmpty()) {
            return Map.of();
        }
        var sql = ObservationFilterSql.aggregate(viewer, filter, categories.list());
        var building = new TreeMap<Integer, Building>();
        jdbc.sql("""
                        with cell as (
                          select * from unnest(:spots::int[], :columns::bigint[], :rows::bigint[]) as t (spot, "column", "row")
                        )
                        select cell.spot, o.category_code, o.source,
                               extract(isodow from o.occurred_at at time zone :zone)::int as weekday,
                               extract(hour from o.occurred_at at time zone :zone)::int as hour,
                               case when o.occurred_until > o.occurred_at then o.occurred_at end as span_from,
                               case when o.occurred_until > o.occurred_at then o.occurred_until end as span_until,
                               count(*)::int as n,
                               count(*) filter (where o.example)::int as examples,
                               min(o.occurred_at) as first_at, max(o.occurred_at) as last_at
                        from observations.observation o
                        join observations.category c on c.code = o.category_code and c.planning_weight > 0
                        join cell on cell."column" = floor(ST_X(o.geom) / :cell)::bigint
                                 and cell."row" = floor(ST_Y(o.geom) / :cell)::bigint
                        where o.geom is not null and o.position_accuracy_m <= :cell and %s
                        group by 1, 2, 3, 4, 5, 6, 7
                        """.formatted(sql.where()))
                .params(sql.params())
                .param("spots", cells.stream().map(SpotCell::spot).toArray(Integer[]::new))
                .param("columns", cells.stream().map(SpotCell::column).toArray(Long[]::new))
                .param("rows", cells.stream().map(SpotCell::row).toArray(Long[]::new))
                .param("cell", cellMetres)
                .param("zone", zone.getId())
                .query(row -> {
                    building.computeIfAbsent(row.getInt("spot"), i -> new Building())
                            .add(row);
                });
        var facts = new LinkedHashMap<Integer, SpotFacts>();
        building.forEach((spot, b) -> facts.put(spot, b.done()));
        return facts;
    }

    @Override
    public Map<Integer, Positions> positions(
            Viewer viewer, LayerFilter filter, List<SpotCell> cells, double cellMetres, int most) {
        if (cells.isEmpty()) {
            return Map.of();
        }
        var sql = ObservationFilterSql.aggregate(viewer, filter, categories.list());
        var east = new TreeMap<Integer, List<Double>>();
        var north = new TreeMap<Integer, List<Double>>();
        jdbc.sql("""
                        with cell as (
                          select * from unnest(:spots::int[], :columns::bigint[], :rows::bigint[]) as t (spot, "column", "row")
                        )
                        select p.spot, p.x, p.y
                        from (
                          select cell.spot, ST_X(o.geom) as x, ST_Y(o.geom) as y,
                                 row_number() over (partition by cell.spot order by o.id) as nth
                          from observations.observation o
                          join observations.category c on c.code = o.category_code and c.planning_weight > 0
                          join cell on cell."column" = floor(ST_X(o.geom) / :cell)::bigint
                                   and cell."row" = floor(ST_Y(o.geom) / :cell)::bigint
                          where o.geom is not null and o.position_accuracy_m <= :cell and %s
                        ) p
                        where p.nth <= :most
                        order by p.spot, p.nth
                        """.formatted(sql.where()))
                .params(sql.params())
                .param("spots", cells.stream().map(SpotCell::spot).toArray(Integer[]::new))
                .param("columns", cells.stream().map(SpotCell::column).toArray(Long[]::new))
                .param("rows", cells.stream().map(SpotCell::row).toArray(Long[]::new))
                .param("cell", cellMetres)
                .param("most", most)
                .query(row -> {
                    int spot = row.getInt("spot");
                    east.computeIfAbsent(spot, i -> new ArrayList<>()).add(row.getDouble("x"));
                    north.computeIfAbsent(spot, i -> new ArrayList<>()).add(row.getDouble("y"));
                });
        var positions = new LinkedHashMap<Integer, Positions>();
        east.forEach((spot, x) -> positions.put(spot, new Positions(array(x), array(north.get(spot)))));
        return positions;
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public Optional<Instant> firstPlacedAt(Viewer viewer) {
        var sql = ObservationFilterSql.aggregate(viewer, LayerFilter.ALL, categories.list());
        return jdbc.sql("select o.occurred_at from observations.observation o where o.geom is not null and "
                        + sql.where() + " order by o.occurred_at limit 1")
                .params(sql.params())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public int withoutPosition(Viewer viewer, LayerFilter filter) {
        var sql = ObservationFilterSql.aggregate(viewer, filter, categories.list());
        return jdbc.sql("""
                        select count(*)::int
                        from observations.observation o
                        join observations.category c on c.code = o.category_code and c.planning_weight > 0
                        where o.geom is null and %s
                        """.formatted(sql.where()))
                .params(sql.params())
                .query(Integer.class)
                .single();
    }

    /**
     * Sums of a selection, for filters, charts and the list's head.
     *
     * @param total all of it; {@code placed} of these have a position, {@code area} have none
     * @param byFocus focus area, of any agreement, to what its categories tell of; an observation counts in each of its areas
     * @param quiet how many of all say that nothing was wrong; weeks and hours leave them out, as the hot spots do
     */
    record Totals(
            int total,
            int placed,
            int area,
            int quiet,
            int examples,
            Map<String, Integer> bySetting,
            Map<String, Integer> byCategory,
            Map<String, Integer> bySource,
            Map<String, Integer> byStatus,
            Map<String, Integer> byFocus,
            List<WeekCount> byWeek,
            int[][] weekdayHour,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt) {}

    /** @param week ISO week in the area's time zone, as {@code 2026-W47} */
    record WeekCount(String week, int n) {}

    /** Whether anything is generated data; answers at once however much there is, unless all of it is real. */
    boolean anyExample() {
        return jdbc.sql("select exists (select from observations.observation where example)")
                .query(Boolean.class)
                .single();
    }

    /** From memory where it can tell, in a few milliseconds; otherwise from the database. */
    Totals totals(Viewer viewer, ListFilter filter) {
        return memory.find(viewer, filter).orElseGet(() -> totalsInDatabase(viewer, filter));
    }

    /** One statement, so that weeks and sums agree while others write, but two passes: all at once makes a group of nearly every row. */
    Totals totalsInDatabase(Viewer viewer, ListFilter filter) {
        var sql = ObservationFilterSql.rows(viewer, filter);
        var settings = new TreeMap<String, Integer>();
        var byCategory = new HashMap<String, Integer>();
        var sources = new HashMap<String, Integer>();
        var statuses = new TreeMap<String, Integer>();
        var weeks = new TreeMap<String, Integer>();
        var matrix = new int[7][24];
        var sum = new int[4];
        var edges = new Instant[2];
        jdbc.sql("""
                        with kind as (
                          select o.setting, o.category_code, o.source, o.status,
                                 count(*)::int as n, count(o.geom)::int as placed, (count(*) filter (where o.example))::int as examples,
                                 min(o.occurred_at) as first_at, max(o.occurred_at) as last_at
                          from observations.observation o
                          where %1$s
                          group by 1, 2, 3, 4
                        ),
                        utc_hour as (
                          select date_trunc('hour', o.occurred_at) as at, count(*) as n
                          from observations.observation o
                          where o.category_code not in (select code from observations.category where planning_weight = 0)
                            and %1$s
                          group by 1
                        ),
                        local_hour as (
                          select to_char(local.at, 'IYYY-"W"IW') as week, extract(isodow from local.at)::int as weekday,
                                 extract(hour from local.at)::int as hour, sum(utc_hour.n)::int as n
                          from utc_hour
                          cross join lateral (select utc_hour.at at time zone :zone as at) local
                          group by 1, 2, 3
                        )
                        select kind.setting, kind.category_code, kind.source, kind.status, null as week, 0 as weekday, 0 as hour,
                               kind.n, kind.placed, kind.examples, kind.first_at, kind.last_at, c.planning_weight = 0 as quiet
                        from kind
                        join observations.category c on c.code = kind.category_code
                        union all
                        select null, null, null, null, week, weekday, hour, n, 0, 0, null, null, false
                        from local_hour
                        """.formatted(sql.where()))
                .params(sql.params())
                .param("zone", zone.getId())
                .query(row -> {
                    int n = row.getInt("n");
                    var week = row.getString("week");
                    if (week != null) {
                        weeks.merge(week, n, Integer::sum);
                        matrix[row.getInt("weekday") - 1][row.getInt("hour")] += n;
                        return;
                    }
                    settings.merge(row.getString("setting"), n, Integer::sum);
                    byCategory.merge(row.getString("category_code"), n, Integer::sum);
                    sources.merge(row.getString("source"), n, Integer::sum);
                    statuses.merge(row.getString("status"), n, Integer::sum);
                    sum[0] += n;
                    sum[1] += row.getInt("placed");
                    sum[2] += row.getInt("examples");
                    sum[3] += row.getBoolean("quiet") ? n : 0;
                    edges[0] = earlier(edges[0], row.getTimestamp("first_at").toInstant());
                    edges[1] = later(edges[1], row.getTimestamp("last_at").toInstant());
                });
        return new Totals(
                sum[0],
                sum[1],
                sum[0] - sum[1],
                sum[3],
                sum[2],
                settings,
                largestFirst(byCategory),
                largestFirst(sources),
                statuses,
                byFocus(byCategory, categories),
                weeks.entrySet().stream()
                        .map(e -> new WeekCount(e.getKey(), e.getValue()))
                        .toList(),
                matrix,
                edges[0],
                edges[1]);
    }

    static Map<String, Integer> byFocus(Map<String, Integer> byCategory, Categories categories) {
        var byFocus = new TreeMap<String, Integer>();
        byCategory.forEach(
                (category, n) -> categories.focusOf(category).forEach(area -> byFocus.merge(area, n, Integer::sum)));
        return byFocus;
    }

    private static Instant earlier(@Nullable Instant a, Instant b) {
        return a == null || b.isBefore(a) ? b : a;
    }

    private static Instant later(@Nullable Instant a, Instant b) {
        return a == null || b.isAfter(a) ? b : a;
    }

    static Map<String, Integer> largestFirst(Map<String, Integer> counts) {
        var sorted = new LinkedHashMap<String, Integer>();
        counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }

    private static final class Building {
        private final Map<String, Integer> categories = new HashMap<>();
        private final Map<String, Integer> sources = new HashMap<>();
        private final int[][] matrix = new int[7][24];
        private final Map<List<Instant>, Integer> spans = new HashMap<>();
        private final List<Instant> edges = new ArrayList<>();
        private int count;
        private int examples;

        void add(ResultSet row) throws SQLException {
            int n = row.getInt("n");
            categories.merge(row.getString("category_code"), n, Integer::sum);
            sources.merge(row.getString("source"), n, Integer::sum);
            var spanUntil = row.getTimestamp("span_until");
            if (spanUntil == null) {
                matrix[row.getInt("weekday") - 1][row.getInt("hour")] += n;
            } else {
                spans.merge(List.of(row.getTimestamp("span_from").toInstant(), spanUntil.toInstant()), n, Integer::sum);
            }
            count += n;
            examples += row.getInt("examples");
            edges.add(row.getTimestamp("first_at").toInstant());
            edges.add(row.getTimestamp("last_at").toInstant());
        }

        SpotFacts done() {
            return new SpotFacts(
                    count,
                    largestFirst(categories),
                    largestFirst(sources),
                    matrix,
                    spans.entrySet().stream()
                            .map(one ->
                                    new Span(one.getKey().get(0), one.getKey().get(1), one.getValue()))
                            .sorted(Comparator.comparing(Span::from).thenComparing(Span::until))
                            .toList(),
                    edges.stream().min(Comparator.naturalOrder()).orElse(null),
                    edges.stream().max(Comparator.naturalOrder()).orElse(null),
                    examples);
        }
    }
}
