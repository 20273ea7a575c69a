package se.lagesbild.backend.observations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;

/** Earlier versions of observations: keeps them, empties them, and lists them with the present one last. */
@Repository
class HistoryQueries {
    /** What a version holds of its own; the rest (source, reporter, when it was received) never changes. */
    static final String COLUMNS = """
            version, category_code, setting, occurred_at, occurred_until, geom, position_kind, position_accuracy_m,
            people, note, place, shift, photos, status, duplicate_of, handed_to, handed_message, decision, decided_at,
            changed_at, changed_by, changed_by_name, changed_what, changed_fields""";

    private final JdbcClient jdbc;

    HistoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One version.
     *
     * @param by name of the person who made it, or of the import; null when nobody knows
     * @param what as {@link LastChange.What} names it
     * @param changes names of the properties that differ from the version before
     * @param reason why it was erased, with that version alone
     */
    record Version(
            Instant at,
            @Nullable String by,
            String what,
            List<String> changes,
            @Nullable String reason,
            ObservationQueries.Row observation) {}

    /** Keeps the present version, before it is changed in the same transaction. */
    void keep(UUID id) {
        jdbc.sql(
                        "insert into observations.observation_version (id, %1$s) select id, %1$s from observations.observation where id = :id"
                                .formatted(COLUMNS))
                .param("id", id)
                .update();
    }

    /** Takes text, people, position and photos out of every version; also where the source told it. */
    void empty(UUID id) {
        jdbc.sql("""
                        update observations.observation_version
                        set geom = null, position_kind = 'AREA', position_accuracy_m = null, people = null, note = null,
                            place = null, photos = '{}', handed_to = null, handed_message = null, decision = null
                        where id = :id
                        """).param("id", id).update();
        jdbc.sql("update observations.observation set source_url = null where id = :id")
                .param("id", id)
                .update();
    }

    /** All versions, the oldest first; empty when the viewer may not see the observation. An erased one is shown too, emptied. */
    List<Version> list(Viewer viewer, UUID id) {
        var rights = ObservationFilterSql.oneOrItsTombstone(viewer);
        return jdbc.sql("""
                        with own as (
                          select o.* from observations.observation o where o.id = :id and %1$s
                        ),
                        version as (
                          select id, %2$s from own
                          union all
                          select id, %2$s from observations.observation_version where id in (select id from own)
                        ),
                        whole as (
                          select version.*, own.source, own.source_name, own.source_url, own.received_at, own.example,
                                 case when version.status = 'ERASED' then own.erase_reason end as erase_reason
                          from version
                          join own on own.id = version.id
                        )
                        %3$s
                        order by o.version
                        """.formatted(rights.where(), COLUMNS, ObservationQueries.read("whole", ", o.erase_reason")))
                .params(rights.params())
                .param("id", id)
                .query((row, i) -> version(row))
                .list();
    }

    private static Version version(ResultSet row) throws SQLException {
        var fields = row.getArray("changed_fields");
        return new Version(
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by_name"),
                row.getString("changed_what"),
                fields == null ? List.of() : Arrays.asList((String[]) fields.getArray()),
                row.getString("erase_reason"),
                ObservationQueries.row(row));
    }
}
