package se.lagesbild.backend.presence;

import static se.lagesbild.backend.presence.ShiftQueries.at;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Fetches the wardens' visits for the dose: some thousands a year. */
@Repository
class DoseQueries {
    private static final String VISITS = """
            select v.arrived_at, v.left_at, v.place, v.place_name, ST_X(v.geom) as x, ST_Y(v.geom) as y
            from presence.visit v
            where v.skip_reason is null
              and v.arrived_at >= :from
              and v.arrived_at < :until
            order by v.arrived_at, v.id
            """;

    private final JdbcClient jdbc;

    DoseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Visits begun in the period, earliest first; skips are none. */
    List<Presence> list(Instant from, Instant until) {
        return jdbc.sql(VISITS)
                .param("from", at(from))
                .param("until", at(until))
                .query((row, i) -> {
                    var left = row.getObject("left_at", OffsetDateTime.class);
                    return new Presence(
                            row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
                            left == null ? null : left.toInstant(),
                            row.getString("place"),
                            row.getString("place_name"),
                            Spot.of(row.getObject("x", Double.class), row.getObject("y", Double.class)));
                })
                .list();
    }
}
