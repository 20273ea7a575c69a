package se.lagesbild.backend.presence.police;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The police's visits in their own schema. */
@Repository
class PoliceVisitQueries {
    private static final String VISIT = """
            select v.id, v.version, v.account_id, v.shift, v.arrived_at, v.left_at, v.method, v.place, v.name, v.place_name, v.skip_reason
            from presence_police.visit v
            """;

    private final JdbcClient jdbc;

    PoliceVisitQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the id is taken; the caller's transaction has then waited for whoever took it */
    boolean insert(PoliceVisit visit, Instant receivedAt) {
        return write("""
                insert into presence_police.visit (id, version, account_id, received_at, shift, arrived_at, left_at, method, place, name,
                  place_name, skip_reason, erase_after)
                values (:id, :version, :account, :receivedAt, :shift, :arrived, :left, :method, :place, :name,
                  :placeName, :skip, :arrived + interval '2 years')
                on conflict (id) do nothing
                """, visit)
                        .param("account", visit.owner())
                        .param("receivedAt", utc(receivedAt))
                        .update()
                == 1;
    }

    void update(PoliceVisit visit) {
        write("""
                update presence_police.visit
                set version = :version, shift = :shift, arrived_at = :arrived, left_at = :left, method = :method, place = :place,
                    name = :name, place_name = :placeName, skip_reason = :skip
                where id = :id
                """, visit).update();
    }

    private JdbcClient.StatementSpec write(String sql, PoliceVisit visit) {
        var said = visit.said();
        return jdbc.sql(sql)
                .param("id", visit.id())
                .param("version", visit.version())
                .param("shift", said.shift(), Types.OTHER)
                .param("arrived", utc(said.arrived()))
                .param("left", said.left() == null ? null : utc(said.left()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("method", said.method())
                .param("place", said.place(), Types.VARCHAR)
                .param("name", said.name(), Types.VARCHAR)
                .param("placeName", visit.placeName())
                .param("skip", said.skipReason(), Types.VARCHAR);
    }

    void delete(UUID id) {
        jdbc.sql("delete from presence_police.visit where id = :id")
                .param("id", id)
                .update();
    }

    /** Holds the row until the end of the transaction. */
    Optional<PoliceVisit> lock(UUID id) {
        return jdbc.sql(VISIT + "where v.id = :id for update")
                .param("id", id)
                .query((row, i) -> visit(row))
                .optional();
    }

    /** Somebody's own visits, earliest first. @param shift null for every visit begun in the period */
    List<PoliceVisit> own(UUID account, @Nullable UUID shift, Instant from, Instant until) {
        return jdbc.sql(VISIT + """
                        where v.account_id = :account
                          and case when cast(:shift as uuid) is null
                              then v.arrived_at >= :from and v.arrived_at < :until
                              else v.shift = :shift
                              end
                        order by v.arrived_at, v.id
                        """)
                .param("account", account)
                .param("shift", shift, Types.OTHER)
                .param("from", utc(from))
                .param("until", utc(until))
                .query((row, i) -> visit(row))
                .list();
    }

    /** Visits that were made, begun in the period, earliest first. */
    List<PoliceVisit> made(Instant from, Instant until) {
        return jdbc.sql(VISIT + """
                        where v.skip_reason is null
                          and v.arrived_at >= :from
                          and v.arrived_at < :until
                        order by v.arrived_at, v.id
                        """)
                .param("from", utc(from))
                .param("until", utc(until))
                .query((row, i) -> visit(row))
                .list();
    }

    /** The aggregate that may cross: nothing of a single visit but its minutes within a sum. */
    List<PolicePresence.PlaceWeek> minutes(Instant from, Instant until, ZoneId zone) {
        return jdbc.sql("""
                        select v.place, max(v.place_name) as name,
                               cast(date_trunc('week', v.arrived_at at time zone :zone) as date) as monday,
                               sum(extract(epoch from v.left_at - v.arrived_at)) / 60 as minutes
                        from presence_police.visit v
                        where v.skip_reason is null
                          and v.left_at > v.arrived_at
                          and v.arrived_at >= :from
                          and v.arrived_at < :until
                        group by v.place, case when v.place is null then v.place_name end, 3
                        order by 3, v.place, 2
                        """)
                .param("zone", zone.getId())
                .param("from", utc(from))
                .param("until", utc(until))
                .query((row, i) -> new PolicePresence.PlaceWeek(
                        row.getString("place"),
                        row.getString("name"),
                        row.getObject("monday", LocalDate.class),
                        Math.round(row.getDouble("minutes"))))
                .list();
    }

    private static PoliceVisit visit(ResultSet row) throws SQLException {
        var left = row.getObject("left_at", OffsetDateTime.class);
        return new PoliceVisit(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getObject("account_id", UUID.class),
                new PoliceVisit.Said(
                        row.getObject("shift", UUID.class),
                        row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                        left == null ? null : left.toInstant(),
                        row.getString("method"),
                        row.getString("place"),
                        row.getString("name"),
                        row.getString("skip_reason")),
                row.getString("place_name"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
