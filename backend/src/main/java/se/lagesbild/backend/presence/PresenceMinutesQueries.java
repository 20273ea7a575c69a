package se.lagesbild.backend.presence;

import static se.lagesbild.backend.presence.ShiftQueries.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.HoursOfWeek;
import se.lagesbild.gis.formats.Area;
import se.lagesbild.gis.geo.Crs;

/** Fetches the wardens' shifts and visits of a period: some thousands a year. */
@Repository
class PresenceMinutesQueries implements PresenceMinutes {
    private static final String SHIFTS = """
            with walked as (
              select s.id, s.started_at as began,
                     least(
                       coalesce(s.ended_at, s.end_at, cast(:now as timestamptz)),
                       cast(:now as timestamptz),
                       s.started_at + make_interval(mins => :longest)) as ended,
                     coalesce(s.break_minutes, 0) * 60.0 as break_s
              from presence.shift s
              where s.started_at is not null
                and s.party = 'WARDENS'
            )
            select w.id, w.began, w.ended,
                   greatest(0, 1 - w.break_s / extract(epoch from w.ended - w.began)) as working
            from walked w
            where w.ended > w.began
              and w.ended > coalesce(cast(:from as timestamptz), '-infinity')
              and w.began < coalesce(cast(:until as timestamptz), 'infinity')
            order by w.id
            """;

    private static final String VISITS = """
            select v.shift, v.arrived_at, v.left_at, v.place, ST_X(v.geom) as x, ST_Y(v.geom) as y
            from presence.visit v
            where v.party = 'WARDENS'
              and v.skip_reason is null
              and v.left_at > v.arrived_at
              and v.left_at > coalesce(cast(:from as timestamptz), '-infinity')
              and v.arrived_at < coalesce(cast(:until as timestamptz), 'infinity')
            order by v.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final GeometryFactory metric;
    private final Map<String, Point> known = new HashMap<>();

    PresenceMinutesQueries(JdbcClient jdbc, Clock clock, Area area) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.metric = area.crs().geometries();
        area.places().forEach(place -> known.put(place.id(), area.crs().from(Crs.WGS_84, place.point())));
    }

    @Override
    public Out within(
            Viewer viewer,
            List<Place> places,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable HoursOfWeek hours) {
        var shifts = period(jdbc.sql(SHIFTS), from, until)
                .param("longest", (int) Shift.LONGEST.toMinutes())
                .param("now", at(clock.instant()))
                .query((row, i) -> new MinutesShared.Walked(
                        row.getObject("id", UUID.class),
                        instant(row, "began"),
                        instant(row, "ended"),
                        row.getDouble("working")))
                .list();
        var stays = period(jdbc.sql(VISITS), from, until)
                .query((row, i) -> new MinutesShared.Stay(
                        row.getObject("shift", UUID.class),
                        instant(row, "arrived_at"),
                        instant(row, "left_at"),
                        row.getString("place"),
                        point(row)))
                .list();
        return MinutesShared.of(shifts, stays, places, new MinutesShared.When(from, until, hours));
    }

    private static JdbcClient.StatementSpec period(
            JdbcClient.StatementSpec sql, @Nullable Instant from, @Nullable Instant until) {
        return sql.param("from", at(from), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", at(until), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private @Nullable Point point(ResultSet row) throws SQLException {
        var x = row.getObject("x", Double.class);
        var y = row.getObject("y", Double.class);
        return x == null || y == null ? known.get(row.getString("place")) : metric.createPoint(new Coordinate(x, y));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
