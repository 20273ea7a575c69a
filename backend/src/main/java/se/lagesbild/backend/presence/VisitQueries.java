package se.lagesbild.backend.presence;

import static se.lagesbild.backend.presence.ShiftQueries.at;
import static se.lagesbild.backend.presence.ShiftQueries.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.gis.formats.Area;

/** Visits in the database; plain SQL for the same reason as {@link ShiftQueries}. */
@Repository
class VisitQueries {
    private static final String VISIT = """
            select v.id, v.version, v.account_id, v.party, v.shift, v.arrived_at, v.left_at, v.method, v.round, v.stop,
                   v.place, v.name, v.place_name, ST_X(v.geom) as x, ST_Y(v.geom) as y, v.accuracy_m, v.skip_reason
            from presence.visit v
            """;

    private final JdbcClient jdbc;
    private final int srid;

    VisitQueries(JdbcClient jdbc, Area area) {
        this.jdbc = jdbc;
        this.srid = area.crs().srid();
    }

    /** @return false when the id is taken; the caller's transaction has then waited for whoever took it */
    boolean insert(Visit visit, Instant receivedAt) {
        return write("""
                insert into presence.visit (id, version, account_id, party, received_at, shift, arrived_at, left_at, method,
                  round, stop, place, name, place_name, geom, accuracy_m, skip_reason, position_erase_after, erase_after)
                values (:id, :version, :account, :party, :receivedAt, :shift, :arrived, :left, :method,
                  :round, :stop, :place, :name, :placeName, ST_SetSRID(ST_MakePoint(:x, :y), :srid), :accuracy, :skip,
                  :arrived + interval '30 days', :arrived + interval '2 years')
                on conflict (id) do nothing
                """, visit)
                        .param("account", visit.owner())
                        .param("party", visit.party().name())
                        .param("receivedAt", at(receivedAt))
                        .update()
                == 1;
    }

    void update(Visit visit) {
        write("""
                update presence.visit
                set version = :version, shift = :shift, arrived_at = :arrived, left_at = :left, method = :method,
                    round = :round, stop = :stop, place = :place, name = :name, place_name = :placeName,
                    geom = ST_SetSRID(ST_MakePoint(:x, :y), :srid), accuracy_m = :accuracy, skip_reason = :skip
                where id = :id
                """, visit).update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from presence.visit where id = :id").param("id", id).update();
    }

    private JdbcClient.StatementSpec write(String sql, Visit visit) {
        var sheet = visit.sheet();
        return jdbc.sql(sql)
                .param("id", visit.id())
                .param("version", visit.version())
                .param("shift", sheet.shift(), Types.OTHER)
                .param("arrived", at(sheet.arrived()))
                .param("left", at(sheet.left()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("method", sheet.method().name())
                .param("round", sheet.round(), Types.OTHER)
                .param("stop", sheet.stop(), Types.VARCHAR)
                .param("place", sheet.place(), Types.VARCHAR)
                .param("name", sheet.name(), Types.VARCHAR)
                .param("placeName", visit.placeName())
                .param("x", sheet.point() == null ? null : sheet.point().x(), Types.DOUBLE)
                .param("y", sheet.point() == null ? null : sheet.point().y(), Types.DOUBLE)
                .param("srid", srid)
                .param("accuracy", sheet.accuracyMetres(), Types.DOUBLE)
                .param(
                        "skip",
                        sheet.skipReason() == null ? null : sheet.skipReason().name(),
                        Types.VARCHAR);
    }

    boolean any() {
        return jdbc.sql("select exists (select 1 from presence.visit)")
                .query(Boolean.class)
                .single();
    }

    /** Holds the row until the end of the transaction. */
    Optional<Visit> lock(UUID id) {
        return jdbc.sql(VISIT + "where v.id = :id for update")
                .param("id", id)
                .query((row, i) -> visit(row))
                .optional();
    }

    /**
     * Visits of a shift or of shifts that began in a period, those without a shift by when they began, earliest first: a planner's of all wardens, else one's own.
     *
     * @param shift null for every shift of the period
     */
    List<Visit> list(Viewer viewer, @Nullable UUID shift, Instant from, Instant until) {
        return jdbc.sql(VISIT + """
                        left join presence.shift s on s.id = v.shift
                        where (v.account_id = :account or (:all and v.party = 'WARDENS'))
                          and case when cast(:shift as uuid) is null
                              then coalesce(s.started_at, s.start_at, v.arrived_at) >= :from
                                and coalesce(s.started_at, s.start_at, v.arrived_at) < :until
                              else v.shift = :shift
                              end
                        order by v.arrived_at, v.id
                        """)
                .param("account", viewer.id())
                .param("all", viewer.is(Role.PLANNER))
                .param("shift", shift, Types.OTHER)
                .param("from", at(from))
                .param("until", at(until))
                .query((row, i) -> visit(row))
                .list();
    }

    private static Visit visit(ResultSet row) throws SQLException {
        var skip = row.getString("skip_reason");
        return new Visit(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getObject("account_id", UUID.class),
                Party.valueOf(row.getString("party")),
                new VisitSheet(
                        row.getObject("shift", UUID.class),
                        row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                        instant(row, "left_at"),
                        VisitSheet.Method.valueOf(row.getString("method")),
                        row.getObject("round", UUID.class),
                        row.getString("stop"),
                        row.getString("place"),
                        row.getString("name"),
                        Spot.of(row.getObject("x", Double.class), row.getObject("y", Double.class)),
                        row.getObject("accuracy_m", Double.class),
                        skip == null ? null : SkipReason.valueOf(skip)),
                row.getString("place_name"));
    }
}
