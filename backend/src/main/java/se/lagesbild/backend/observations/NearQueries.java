package se.lagesbild.backend.observations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;

/** Reports of perhaps the same event: suggested to people, never merged by themselves. */
@Repository
class NearQueries {
    /** Metres: positions of phones and pins err by tens of metres, and a crowd is seen from both ends of its square. */
    private static final double WITHIN_METRES = 100;

    private static final Duration WITHIN_TIME = Duration.ofHours(2);
    private static final int MOST = 5;

    private final JdbcClient jdbc;
    private final Categories categories;

    NearQueries(JdbcClient jdbc, Categories categories) {
        this.jdbc = jdbc;
        this.categories = categories;
    }

    /** One neighbour: only what lets a person judge whether it is the same event. */
    record Near(
            UUID id, String categoryCode, Instant occurredAt, int distanceMetres, int minutesApart, String status) {}

    /**
     * The neighbours of an observation that the viewer may see: same category, told by somebody else, at most 100 m and two
     * hours away; nearest first. Of a protected category only planners hear anything.
     */
    List<Near> near(Viewer viewer, ObservationQueries.Row of) {
        boolean closed = categories
                .find(of.categoryCode())
                .map(category -> category.sensitivity().equals("PROTECTED"))
                .orElse(true);
        if (closed && !viewer.seesAllObservations()) {
            return List.of();
        }
        return jdbc.sql("""
                        select n.id, n.category_code, n.occurred_at, n.status, ST_Distance(n.geom, o.geom) as metres,
                               abs(extract(epoch from n.occurred_at - o.occurred_at)) / 60 as minutes
                        from observations.observation o
                        join observations.observation n
                          on n.occurred_at between :from and :until
                         and n.category_code = o.category_code
                         and ST_DWithin(n.geom, o.geom, :metres)
                        where o.id = :id
                          and n.id <> o.id
                          and n.status not in ('ERASED', 'DUPLICATE')
                          and (n.reporter_id, n.source_name) is distinct from (o.reporter_id, o.source_name)
                        order by metres, minutes, n.id
                        limit :most
                        """)
                .param("id", of.id())
                .param("from", of.occurredAt().minus(WITHIN_TIME).atOffset(ZoneOffset.UTC))
                .param("until", of.occurredAt().plus(WITHIN_TIME).atOffset(ZoneOffset.UTC))
                .param("metres", WITHIN_METRES)
                .param("most", MOST)
                .query((row, i) -> near(row))
                .list();
    }

    private static Near near(ResultSet row) throws SQLException {
        return new Near(
                row.getObject("id", UUID.class),
                row.getString("category_code"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                (int) Math.round(row.getDouble("metres")),
                (int) Math.round(row.getDouble("minutes")),
                row.getString("status"));
    }
}
