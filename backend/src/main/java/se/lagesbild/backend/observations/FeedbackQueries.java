package se.lagesbild.backend.observations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;

/** What somebody's own reports led to. */
@Repository
class FeedbackQueries {
    private static final Duration LOOKING_BACK = Duration.ofDays(60);
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    FeedbackQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param decision what it led to, in the planner's words
     * @param to who it was handed to
     */
    record Feedback(
            UUID id,
            String categoryCode,
            Instant occurredAt,
            String status,
            Instant decidedAt,
            @Nullable String decision,
            @Nullable String to) {}

    /**
     * The viewer's own reports that somebody else has decided about in the last 60 days, newest first. A duplicate hears
     * what its original led to; of a protected category nothing crosses.
     */
    List<Feedback> list(Viewer viewer) {
        return jdbc.sql("""
                        select o.id, o.category_code, o.occurred_at, o.status, latest.at as decided_at,
                               coalesce(o.decision, original.decision) as decision,
                               coalesce(o.handed_to, original.handed_to) as handed_to
                        from observations.observation o
                        left join observations.category c on c.code = o.category_code
                        left join observations.observation original
                          on original.id = o.duplicate_of and original.category_code = o.category_code and c.sensitivity <> 'PROTECTED'
                        cross join lateral (select greatest(o.decided_at, original.decided_at) as at) latest
                        where o.reporter_id = :viewerId
                          and o.status in ('VERIFIED', 'DUPLICATE', 'HANDED_OFF', 'CLOSED')
                          and (o.decided_by <> :viewerId or original.decided_by <> :viewerId)
                          and latest.at >= :since
                        order by latest.at desc, o.id
                        limit :most
                        """)
                .param("viewerId", viewer.id())
                .param("since", clock.instant().minus(LOOKING_BACK).atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, i) -> feedback(row))
                .list();
    }

    private static Feedback feedback(ResultSet row) throws SQLException {
        return new Feedback(
                row.getObject("id", UUID.class),
                row.getString("category_code"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("status"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("decision"),
                row.getString("handed_to"));
    }
}
