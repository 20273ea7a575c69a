package se.lagesbild.backend.presence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.ShiftLock;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;

/**
 * Shifts in the database. Plain SQL and not an entity, because two sends of one shift may meet: the first insert wins, and
 * the other one waits for it and then reads.
 */
@Repository
class ShiftQueries implements ShiftLock {
    private static final String SHIFT = """
            select s.id, s.version, s.account_id, s.party, s.pair, s.start_at, s.end_at, s.break_minutes,
                   ST_X(s.start_point) as start_x, ST_Y(s.start_point) as start_y,
                   ST_X(s.end_point) as end_x, ST_Y(s.end_point) as end_y,
                   s.started_at, s.ended_at, s.round, s.debrief_done, s.debrief_seen, s.debrief_next
            from presence.shift s
            """;

    private final JdbcClient jdbc;
    private final int srid;

    ShiftQueries(JdbcClient jdbc, Area area) {
        this.jdbc = jdbc;
        this.srid = area.crs().srid();
    }

    /** @return false when the id is taken; the caller's transaction has then waited for whoever took it */
    boolean insert(Shift shift, Instant receivedAt) {
        return write("""
                insert into presence.shift (id, version, account_id, received_at, party, pair, start_at, end_at, break_minutes,
                  start_point, end_point, started_at, ended_at, round, debrief_done, debrief_seen, debrief_next, erase_after)
                values (:id, :version, :account, :receivedAt, :party, :pair, :start, :end, :break,
                  ST_SetSRID(ST_MakePoint(:startX, :startY), :srid), ST_SetSRID(ST_MakePoint(:endX, :endY), :srid),
                  :startedAt, :endedAt, :round, :done, :seen, :next, :start + interval '2 years')
                on conflict (id) do nothing
                """, shift)
                        .param("account", shift.owner())
                        .param("receivedAt", at(receivedAt))
                        .update()
                == 1;
    }

    void update(Shift shift) {
        write("""
                update presence.shift
                set version = :version, party = :party, pair = :pair, start_at = :start, end_at = :end, break_minutes = :break,
                    start_point = ST_SetSRID(ST_MakePoint(:startX, :startY), :srid),
                    end_point = ST_SetSRID(ST_MakePoint(:endX, :endY), :srid),
                    started_at = :startedAt, ended_at = :endedAt, round = :round,
                    debrief_done = :done, debrief_seen = :seen, debrief_next = :next
                where id = :id
                """, shift).update();
    }

    private JdbcClient.StatementSpec write(String sql, Shift shift) {
        var sheet = shift.sheet();
        return jdbc.sql(sql)
                .param("id", shift.id())
                .param("version", shift.version())
                .param("party", sheet.party().name())
                .param("pair", sheet.pair())
                .param("start", at(sheet.start()))
                .param("end", at(sheet.end()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("break", sheet.breakMinutes(), java.sql.Types.INTEGER)
                .param(
                        "startX",
                        sheet.startPoint() == null ? null : sheet.startPoint().x(),
                        java.sql.Types.DOUBLE)
                .param(
                        "startY",
                        sheet.startPoint() == null ? null : sheet.startPoint().y(),
                        java.sql.Types.DOUBLE)
                .param(
                        "endX",
                        sheet.endPoint() == null ? null : sheet.endPoint().x(),
                        java.sql.Types.DOUBLE)
                .param(
                        "endY",
                        sheet.endPoint() == null ? null : sheet.endPoint().y(),
                        java.sql.Types.DOUBLE)
                .param("srid", srid)
                .param("startedAt", at(sheet.startedAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("endedAt", at(sheet.endedAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("round", sheet.round(), java.sql.Types.OTHER)
                .param("done", sheet.debrief().done(), java.sql.Types.VARCHAR)
                .param("seen", sheet.debrief().seen(), java.sql.Types.VARCHAR)
                .param("next", sheet.debrief().next(), java.sql.Types.VARCHAR);
    }

    /** Holds the row until the end of the transaction. */
    Optional<Shift> lock(UUID id) {
        return jdbc.sql(SHIFT + "where s.id = :id for update")
                .param("id", id)
                .query((row, i) -> shift(row))
                .optional();
    }

    Optional<Shift> find(UUID id) {
        return jdbc.sql(SHIFT + "where s.id = :id")
                .param("id", id)
                .query((row, i) -> shift(row))
                .optional();
    }

    /** Shifts that began (or are planned to) in the period, earliest first: a planner's of all wardens, else one's own. */
    List<Shift> list(Viewer viewer, Instant from, Instant until) {
        return jdbc.sql(SHIFT + """
                        where coalesce(s.started_at, s.start_at) >= :from
                          and coalesce(s.started_at, s.start_at) < :until
                          and (s.account_id = :account or (:all and s.party = 'WARDENS'))
                        order by coalesce(s.started_at, s.start_at), s.pair, s.id
                        """)
                .param("from", at(from))
                .param("until", at(until))
                .param("account", viewer.id())
                .param("all", viewer.is(Role.PLANNER))
                .query((row, i) -> shift(row))
                .list();
    }

    @Override
    public boolean isClosed(UUID shift) {
        return jdbc.sql("select exists (select 1 from presence.shift where id = :id and ended_at is not null)")
                .param("id", shift)
                .query(Boolean.class)
                .single();
    }

    private static Shift shift(ResultSet row) throws SQLException {
        return new Shift(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getObject("account_id", UUID.class),
                new ShiftSheet(
                        Party.valueOf(row.getString("party")),
                        row.getString("pair"),
                        row.getObject("start_at", OffsetDateTime.class).toInstant(),
                        instant(row, "end_at"),
                        row.getObject("break_minutes", Integer.class),
                        Spot.of(row.getObject("start_x", Double.class), row.getObject("start_y", Double.class)),
                        Spot.of(row.getObject("end_x", Double.class), row.getObject("end_y", Double.class)),
                        instant(row, "started_at"),
                        instant(row, "ended_at"),
                        row.getObject("round", UUID.class),
                        new ShiftSheet.Debrief(
                                row.getString("debrief_done"),
                                row.getString("debrief_seen"),
                                row.getString("debrief_next"))));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
