package se.lagesbild.backend.hotspots.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.postgis.jdbc.jts.JtsBinaryParser;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;

/** Places that were put aside, in the database. */
@Repository
class SetAsideQueries {
    private static final String SELECT = """
            select s.id, s.spot, s.name, s.geom, s.reason, s.party, s.until, s.set_at, s.set_by_name,
                   s.withdrawn_at is not null as withdrawn
            from hotspots.set_aside s
            """;

    private final JdbcClient jdbc;

    SetAsideQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the id is taken; the caller's transaction has then waited for whoever took it */
    boolean insert(SetAside one, Viewer by, Instant eraseAfter) {
        return jdbc.sql("""
                        insert into hotspots.set_aside (id, spot, name, geom, reason, party, until, set_at, set_by, set_by_name, erase_after)
                        values (:id, :spot, :name, ST_GeomFromEWKB(:geom), :reason, :party, :until, :at, :by, :byName, :eraseAfter)
                        on conflict (id) do nothing
                        """)
                        .param("id", one.id())
                        .param("spot", one.spot())
                        .param("name", one.name())
                        .param("geom", new WKBWriter(2, true).write(one.area()))
                        .param("reason", one.reason())
                        .param("party", one.party().name())
                        .param("until", one.until())
                        .param("at", utc(one.setAt()))
                        .param("by", by.id())
                        .param("byName", one.setBy())
                        .param("eraseAfter", utc(eraseAfter))
                        .update()
                == 1;
    }

    /** Holds the row until the end of the transaction; also one that was taken back. */
    Optional<SetAside> lock(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id for update")
                .param("id", id)
                .query((row, i) -> read(row))
                .optional();
    }

    void withdraw(UUID id, Viewer by, Instant at) {
        jdbc.sql("update hotspots.set_aside set withdrawn_at = :at, withdrawn_by = :by where id = :id")
                .param("id", id)
                .param("by", by.id())
                .param("at", utc(at))
                .update();
    }

    void bringBack(UUID id) {
        jdbc.sql("update hotspots.set_aside set withdrawn_at = null, withdrawn_by = null where id = :id")
                .param("id", id)
                .update();
    }

    /** Newest first. */
    List<SetAside> inForce(LocalDate day) {
        return jdbc.sql(SELECT + "where s.withdrawn_at is null and s.until >= :day order by s.set_at desc, s.id")
                .param("day", day)
                .query((row, i) -> read(row))
                .list();
    }

    int erase(Instant now) {
        return jdbc.sql("delete from hotspots.set_aside where erase_after < :now")
                .param("now", utc(now))
                .update();
    }

    private static SetAside read(ResultSet row) throws SQLException {
        return new SetAside(
                row.getObject("id", UUID.class),
                row.getString("spot"),
                row.getString("name"),
                new JtsBinaryParser().parse(row.getString("geom")),
                row.getString("reason"),
                SetAside.Party.valueOf(row.getString("party")),
                row.getObject("until", LocalDate.class),
                row.getObject("set_at", OffsetDateTime.class).toInstant(),
                row.getString("set_by_name"),
                row.getBoolean("withdrawn"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
