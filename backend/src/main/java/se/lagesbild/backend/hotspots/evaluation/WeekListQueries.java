package se.lagesbild.backend.hotspots.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import se.lagesbild.backend.hotspots.HotSpots.Confidence;
import se.lagesbild.gis.formats.Area;

/** Records of weeks: written once. */
@Repository
class WeekListQueries {
    private final JdbcClient jdbc;
    private final int srid;

    WeekListQueries(JdbcClient jdbc, Area area) {
        this.jdbc = jdbc;
        this.srid = area.crs().srid();
    }

    Set<String> weeks() {
        return Set.copyOf(jdbc.sql("select week from hotspots.week_list")
                .query(String.class)
                .list());
    }

    /** Nothing happens where the week has its record. */
    @Transactional
    public void keep(WeekList list) {
        int kept = jdbc.sql("""
                        insert into hotspots.week_list (week, counted_from, counted_until, made_at, cell_m, cells, counted, example,
                                                        cell_column, cell_row, cell_count)
                        values (:week, :from, :until, :madeAt, :cellMetres, :cells, :counted, :example, :columns, :rows, :counts)
                        on conflict (week) do nothing
                        """)
                .param("week", list.week())
                .param("from", utc(list.from()))
                .param("until", utc(list.until()))
                .param("madeAt", utc(list.madeAt()))
                .param("cellMetres", list.cellMetres())
                .param("cells", list.cells())
                .param("counted", list.counted())
                .param("example", list.example())
                .param(
                        "columns",
                        list.counts().stream().map(WeekList.CellCount::column).toArray(Long[]::new))
                .param(
                        "rows",
                        list.counts().stream().map(WeekList.CellCount::row).toArray(Long[]::new))
                .param(
                        "counts",
                        list.counts().stream().map(WeekList.CellCount::count).toArray(Integer[]::new))
                .update();
        for (var place : kept == 0 ? List.<WeekList.Place>of() : list.places()) {
            jdbc.sql("""
                            insert into hotspots.week_place (week, rank, name, count, confidence, squares, geom)
                            values (:week, :rank, :name, :count, :confidence, :squares, ST_GeomFromText(:wkt, :srid))
                            """)
                    .param("week", list.week())
                    .param("rank", place.rank())
                    .param("name", place.name())
                    .param("count", place.count())
                    .param("confidence", place.confidence().name())
                    .param("squares", place.squares())
                    .param("wkt", place.area().toText())
                    .param("srid", srid)
                    .update();
        }
    }

    /** Nothing happens where the week has its grade. */
    void keep(String week, WeekList.Grade grade) {
        jdbc.sql("""
                        insert into hotspots.week_grade (week, graded_at, events, caught, places_hit, plain_caught, best_caught)
                        values (:week, :at, :events, :caught, :placesHit, :plain, :best)
                        on conflict (week) do nothing
                        """)
                .param("week", week)
                .param("at", utc(grade.gradedAt()))
                .param("events", grade.events())
                .param("caught", grade.caught())
                .param("placesHit", grade.placesHit())
                .param("plain", grade.plain())
                .param("best", grade.best())
                .update();
    }

    /** Latest first. */
    List<WeekList> latest(int most) {
        return lists("""
                select w.*, g.graded_at, g.events, g.caught, g.places_hit, g.plain_caught, g.best_caught
                from hotspots.week_list w
                left join hotspots.week_grade g on g.week = w.week
                order by w.week desc
                limit :most
                """, Map.of("most", most));
    }

    List<WeekList> ungraded(Instant endedBefore) {
        return lists("""
                select w.*, g.graded_at, g.events, g.caught, g.places_hit, g.plain_caught, g.best_caught
                from hotspots.week_list w
                left join hotspots.week_grade g on g.week = w.week
                where g.week is null and w.counted_until <= :before
                order by w.week
                """, Map.of("before", utc(endedBefore)));
    }

    private List<WeekList> lists(String sql, Map<String, Object> params) {
        var places = new LinkedHashMap<String, List<WeekList.Place>>();
        var lists = jdbc.sql(sql)
                .params(params)
                .query((row, i) -> {
                    var week = row.getString("week");
                    return list(row, places.computeIfAbsent(week, w -> new ArrayList<>()));
                })
                .list();
        if (!places.isEmpty()) {
            jdbc.sql("""
                            select week, rank, name, count, confidence, squares, ST_AsBinary(geom) as geom
                            from hotspots.week_place
                            where week in (:weeks)
                            order by week, rank
                            """).param("weeks", places.keySet()).query(row -> {
                var of = places.get(row.getString("week"));
                if (of != null) {
                    of.add(place(row));
                }
            });
        }
        return lists;
    }

    private static WeekList list(ResultSet row, List<WeekList.Place> places) throws SQLException {
        var columns = (Long[]) row.getArray("cell_column").getArray();
        var rows = (Long[]) row.getArray("cell_row").getArray();
        var counts = (Integer[]) row.getArray("cell_count").getArray();
        var cells = new ArrayList<WeekList.CellCount>();
        for (int i = 0; i < counts.length; i++) {
            cells.add(new WeekList.CellCount(columns[i], rows[i], counts[i]));
        }
        var gradedAt = row.getObject("graded_at", OffsetDateTime.class);
        return new WeekList(
                row.getString("week"),
                row.getObject("counted_from", OffsetDateTime.class).toInstant(),
                row.getObject("counted_until", OffsetDateTime.class).toInstant(),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("cell_m"),
                row.getInt("cells"),
                row.getInt("counted"),
                row.getBoolean("example"),
                cells,
                places,
                gradedAt == null
                        ? null
                        : new WeekList.Grade(
                                gradedAt.toInstant(),
                                row.getInt("events"),
                                row.getInt("caught"),
                                row.getInt("places_hit"),
                                row.getDouble("plain_caught"),
                                row.getDouble("best_caught")));
    }

    private static WeekList.Place place(ResultSet row) throws SQLException {
        return new WeekList.Place(
                row.getInt("rank"),
                row.getString("name"),
                row.getInt("count"),
                Confidence.valueOf(row.getString("confidence")),
                row.getInt("squares"),
                geometry(row.getBytes("geom")));
    }

    private static Geometry geometry(byte[] bytes) {
        try {
            return new WKBReader().read(bytes);
        } catch (ParseException e) {
            throw new IllegalStateException("the database gave a geometry that cannot be read", e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
