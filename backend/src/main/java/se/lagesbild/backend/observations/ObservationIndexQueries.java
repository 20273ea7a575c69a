package se.lagesbild.backend.observations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.observations.index.Cut;
import se.lagesbild.backend.observations.index.Frame;
import se.lagesbild.backend.observations.index.Kinds;
import se.lagesbild.backend.observations.index.Rows;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.TileGrid;

/**
 * Reads what the index in memory is made of, and what changed since. Everything but a whole reading runs outside the caller's transaction:
 * what that has not committed is nobody else's.
 */
@Repository
class ObservationIndexQueries {
    private static final int ROWS_AT_ONCE = 5_000;
    private static final int FETCHED_AT_ONCE = 10_000;
    private static final int LONGEST_SECONDS = 2;

    /** @param where conditions on {@code o} */
    private static String rows(String where) {
        return """
            select o.id, o.xmin::text as stamp,
                   concat_ws('|', o.category_code, o.setting, o.source, o.status, case when o.example then 1 else 0 end, c.planning_weight) as kind,
                   o.reporter_id, round(date_part('epoch', o.occurred_at) * 1e6)::bigint as at,
                   ((extract(isodow from local.at)::int - 1) * 24 + extract(hour from local.at)::int) as hour,
                   (local.at::date - date '1970-01-01') as day,
                   ST_X(o.geom_3857) as x, ST_Y(o.geom_3857) as y, ST_X(o.geom) as local_x, ST_Y(o.geom) as local_y,
                   o.position_accuracy_m as accuracy
            from observations.observation o
            join observations.category c on c.code = o.category_code
            cross join lateral (select o.occurred_at at time zone :zone as at) local
            where o.status <> 'ERASED' and %s
            """.formatted(where);
    }

    private static final String NOW = "select pg_current_snapshot()::text as seen, now() as at";

    /** What was not visible at the last moment and is now: of transactions that began later, and of those that were running then. */
    private static final String NEWS = """
            select pg_current_snapshot()::text as seen, now() as at,
                   c.seq, c.row_count, c.ids is null as everything,
                   case when c.row_count <= :few then c.ids end as ids
            from (select 1) one
            left join observations.change c
              on c.xid >= pg_snapshot_xmax(cast(cast(:seen as text) as pg_snapshot))
              or c.xid = any (array(select pg_snapshot_xip(cast(cast(:seen as text) as pg_snapshot))))
            order by c.seq
            """;

    /** The second half is for a program that never runs for an hour; nobody's transaction runs for a week. */
    private static final String FORGET = """
            delete from observations.change
            where (xid < pg_snapshot_xmax(cast(cast(:seen as text) as pg_snapshot))
                   and pg_visible_in_snapshot(xid, cast(cast(:seen as text) as pg_snapshot)))
               or made_at < now() - interval '7 days'
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate wholeTable;
    private final TransactionTemplate outside;
    private final TransactionTemplate alone;
    private final String zone;
    private final Frame web = Frame.of(TileGrid.WEB_MERCATOR);
    private final Frame local;

    ObservationIndexQueries(
            JdbcClient jdbc, JdbcTemplate template, PlatformTransactionManager transactions, Area area) {
        this.jdbc = jdbc;
        var cursor = new JdbcTemplate(java.util.Objects.requireNonNull(template.getDataSource()));
        cursor.setFetchSize(FETCHED_AT_ONCE);
        wholeTable = new NamedParameterJdbcTemplate(cursor);
        outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        alone.setReadOnly(true);
        zone = area.timeZone().getId();
        local = Frame.of(TileGrid.local(area.crs(), area.tileOriginEast(), area.tileOriginNorth()));
    }

    /**
     * A moment of the database.
     *
     * @param seen which transactions were finished, as PostgreSQL writes it
     * @param at by the database's clock
     */
    record Moment(String seen, Instant at) {
        /** Numbers of transactions from here on had not been given out. */
        long end() {
            return Long.parseLong(seen.split(":", -1)[1]);
        }
    }

    /** One statement's changes. @param ids empty where there are many, or where all must be read anew */
    record Change(long seq, int rowCount, boolean everything, List<UUID> ids) {}

    /** @param changes that were committed since the last moment and before this one, every one of them once */
    record News(Moment moment, List<Change> changes) {}

    Moment now() {
        return java.util.Objects.requireNonNull(outside.execute(
                status -> asked(NOW).query((row, i) -> moment(row)).single()));
    }

    /** @param few ids of changes of more rows are not fetched */
    News news(Moment last, int few) {
        return java.util.Objects.requireNonNull(outside.execute(status -> {
            var changes = new ArrayList<Change>();
            var moment = new Moment[1];
            asked(NEWS).param("seen", last.seen()).param("few", few).query(row -> {
                moment[0] = moment(row);
                if (row.getObject("seq") != null) {
                    changes.add(change(row));
                }
            });
            return new News(moment[0], changes);
        }));
    }

    /** Somebody waits for the answer, and could ask the table itself. */
    private JdbcClient.StatementSpec asked(String sql) {
        return jdbc.sql(sql).withQueryTimeout(LONGEST_SECONDS);
    }

    private static Moment moment(ResultSet row) throws SQLException {
        return new Moment(
                row.getString("seen"), row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static Change change(ResultSet row) throws SQLException {
        var ids = row.getArray("ids");
        return new Change(
                row.getLong("seq"),
                row.getInt("row_count"),
                row.getBoolean("everything"),
                ids == null ? List.of() : List.of((UUID[]) ids.getArray()));
    }

    /** All ids of a change, however many. */
    List<UUID> ids(long seq) {
        return java.util.Objects.requireNonNull(
                outside.execute(status -> jdbc.sql("select unnest(ids) as id from observations.change where seq = :seq")
                        .param("seq", seq)
                        .query(UUID.class)
                        .list()));
    }

    /** Reads all rows, as they stand at one moment at or after now. */
    Rows all(Kinds kinds) {
        return java.util.Objects.requireNonNull(alone.execute(status -> {
            var count = jdbc.sql("select count(*)::int from observations.observation")
                    .query(Integer.class)
                    .single();
            var rows = new Rows(count);
            wholeTable.query(rows("true"), Map.of("zone", zone), reader(rows, kinds));
            return rows;
        }));
    }

    /** Those of these that are there, as they stand now. */
    Rows some(List<UUID> ids, Kinds kinds) {
        return java.util.Objects.requireNonNull(outside.execute(status -> {
            var rows = new Rows(ids.size());
            for (int from = 0; from < ids.size(); from += ROWS_AT_ONCE) {
                asked(rows("o.id = any(:ids)"))
                        .param("zone", zone)
                        .param(
                                "ids",
                                ids.subList(from, Math.min(ids.size(), from + ROWS_AT_ONCE))
                                        .toArray(UUID[]::new))
                        .query(reader(rows, kinds));
            }
            return rows;
        }));
    }

    /**
     * Those that a filter chooses in a part of a grid. Units are counted as {@link Frame} counts them, so that a point on an edge lies on the
     * same side.
     *
     * @param box that holds the units, in the grid's system: west, south, east, north
     * @param most rows to read
     */
    Rows some(ObservationFilterSql filter, TileGrid grid, Cut.Units units, double[] box, int most, Kinds kinds) {
        var rows = new Rows(64);
        jdbc.sql(rows("""
                        %1$s and o.%2$s && ST_MakeEnvelope(:boxWest, :boxSouth, :boxEast, :boxNorth, :srid)
                        and floor((ST_X(o.%2$s) - :gridWest) / :gridSide * 2147483648) between :unitWest and :unitEast
                        and floor((:gridNorth - ST_Y(o.%2$s)) / :gridSide * 2147483648) between :unitNorth and :unitSouth
                        limit :most
                        """.formatted(filter.where(), grid.equals(TileGrid.WEB_MERCATOR) ? "geom_3857" : "geom")))
                .params(filter.params())
                .param("zone", zone)
                .param("boxWest", box[0])
                .param("boxSouth", box[1])
                .param("boxEast", box[2])
                .param("boxNorth", box[3])
                .param("srid", grid.crs().srid())
                .param("gridWest", grid.west())
                .param("gridNorth", grid.north())
                .param("gridSide", grid.side())
                .param("unitWest", units.west())
                .param("unitEast", units.east())
                .param("unitNorth", units.north())
                .param("unitSouth", units.south())
                .param("most", most)
                .query(reader(rows, kinds));
        return rows;
    }

    private RowCallbackHandler reader(Rows rows, Kinds kinds) {
        var numbers = new HashMap<String, Character>();
        return row -> {
            char kind = numbers.computeIfAbsent(row.getString("kind"), text -> kinds.number(kind(text)));
            var reporter = row.getObject("reporter_id", UUID.class);
            double x = row.getDouble("x");
            boolean placed = !row.wasNull();
            double y = row.getDouble("y");
            double localX = row.getDouble("local_x");
            double localY = row.getDouble("local_y");
            double accuracy = row.getDouble("accuracy");
            boolean known = !row.wasNull();
            rows.add(
                    row.getObject("id", UUID.class),
                    (int) Long.parseLong(row.getString("stamp")),
                    row.getLong("at"),
                    row.getInt("hour"),
                    row.getInt("day"),
                    kind,
                    reporter == null ? null : kinds.reporter(reporter),
                    placed ? x : Double.NaN,
                    placed ? y : Double.NaN,
                    placed ? localX : Double.NaN,
                    placed ? localY : Double.NaN,
                    known ? accuracy : Double.NaN,
                    web.key(placed ? x : Double.NaN, y),
                    local.key(placed ? localX : Double.NaN, localY));
        };
    }

    private static Kinds.Kind kind(String text) {
        var words = text.split("\\|");
        return new Kinds.Kind(words[0], words[1], words[2], words[3], words[4].equals("1"), Integer.parseInt(words[5]));
    }

    /** Ids of all that a filter chooses. */
    List<UUID> ids(ObservationFilterSql filter) {
        return jdbc.sql("select o.id from observations.observation o where " + filter.where())
                .params(filter.params())
                .query(UUID.class)
                .list();
    }

    /** Categories that tell of any of these focus areas. */
    Set<String> categoriesOf(Set<String> focus) {
        return new HashSet<>(
                jdbc.sql("select distinct category_code from observations.category_focus where focus_area in (:focus)")
                        .param("focus", List.copyOf(focus))
                        .query(String.class)
                        .list());
    }

    /** Forgets changes that everybody could see at this moment, however long ago they were made. */
    void forget(Moment old) {
        outside.executeWithoutResult(
                status -> jdbc.sql(FORGET).param("seen", old.seen()).update());
    }

    /** The filter's rectangle in Web Mercator, as the list's condition makes it. @return west, south, east, north */
    static double @Nullable [] mercator(LayerFilter filter) {
        var box = filter.bbox();
        if (box == null) {
            return null;
        }
        double radius = TileGrid.WEB_MERCATOR.side() / (2 * Math.PI);
        return new double[] {
            Math.toRadians(box.getMinX()) * radius,
            north(Math.max(box.getMinY(), -85)) * radius,
            Math.toRadians(box.getMaxX()) * radius,
            north(Math.min(box.getMaxY(), 85)) * radius
        };
    }

    private static double north(double latitude) {
        double sine = Math.sin(Math.toRadians(latitude));
        return Math.log((1 + sine) / (1 - sine)) / 2;
    }
}
