package se.lagesbild.backend.patrols;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;
import tools.jackson.databind.json.JsonMapper;

/** Debriefs of rounds in the database; who may read one may be told by its round alone. */
@Repository
class DebriefQueries {
    private static final String DEBRIEF =
            "select d.round, d.version, d.sheet, d.changed_at, d.changed_by_name from patrols.debrief d ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DebriefQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false when there is one; the caller's transaction has then waited for whoever wrote it */
    boolean insert(Debrief debrief, LocalDate day, Viewer by) {
        return write("""
                insert into patrols.debrief (round, version, day, sheet, changed_at, changed_by, changed_by_name)
                values (:round, :version, :day, cast(:sheet as jsonb), :at, :by, :name)
                on conflict (round) do nothing
                """, debrief, by).param("day", day).update() == 1;
    }

    void update(Debrief debrief, Viewer by) {
        write("""
                update patrols.debrief
                set version = :version, sheet = cast(:sheet as jsonb), changed_at = :at, changed_by = :by, changed_by_name = :name
                where round = :round
                """, debrief, by).update();
    }

    private JdbcClient.StatementSpec write(String sql, Debrief debrief, Viewer by) {
        return jdbc.sql(sql)
                .param("round", debrief.round())
                .param("version", debrief.version())
                .param("sheet", json.writeValueAsString(debrief.sheet()))
                .param("at", debrief.at().atOffset(ZoneOffset.UTC))
                .param("by", by.id())
                .param("name", debrief.by());
    }

    /** Holds the row until the end of the transaction. */
    Optional<Debrief> lock(UUID round) {
        return jdbc.sql(DEBRIEF + "where d.round = :round for update")
                .param("round", round)
                .query((row, i) -> debrief(row))
                .optional();
    }

    Optional<Debrief> find(UUID round) {
        return jdbc.sql(DEBRIEF + "where d.round = :round")
                .param("round", round)
                .query((row, i) -> debrief(row))
                .optional();
    }

    List<Debrief> list(LocalDate day) {
        return jdbc.sql(DEBRIEF + "where d.day = :day order by d.round")
                .param("day", day)
                .query((row, i) -> debrief(row))
                .list();
    }

    private Debrief debrief(ResultSet row) throws SQLException {
        return new Debrief(
                row.getObject("round", UUID.class),
                row.getInt("version"),
                json.readValue(row.getString("sheet"), Debrief.Sheet.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by_name"));
    }
}
