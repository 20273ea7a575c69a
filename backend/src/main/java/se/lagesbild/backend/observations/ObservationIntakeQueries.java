package se.lagesbild.backend.observations;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import se.lagesbild.gis.formats.Area;

/** Bulk storing: {@code COPY} into a stage of the session, then one statement that inserts, compares and replaces. */
@Repository
class ObservationIntakeQueries {
    private static final String STAGE = """
            create temp table if not exists observation_stage (
              id uuid, category_code text, setting text, source text, occurred_at timestamptz,
              occurred_until timestamptz, x double precision, y double precision, position_kind text, position_accuracy_m double precision,
              people text, note text, source_url text
            ) on commit delete rows
            """;

    private static final String COPY = "copy observation_stage from stdin";

    /** True when a stored row {@code o} says something else; what was erased stays erased, whatever the source still holds. */
    private static final String DIFFERS = """
            o.status <> 'ERASED'
                and (o.category_code, o.setting, o.source, o.source_name, o.occurred_at, o.occurred_until, o.geom,
                     o.position_kind, o.position_accuracy_m, o.people, o.note, o.source_url)
                    is distinct from
                    (excluded.category_code, excluded.setting, excluded.source, excluded.source_name,
                     excluded.occurred_at, excluded.occurred_until, excluded.geom, excluded.position_kind,
                     excluded.position_accuracy_m, excluded.people, excluded.note, excluded.source_url)""";

    private static final String STORE = """
            with incoming as (
              select s.*, ?::text as source_name, ?::timestamptz as received_at, ?::boolean as example,
                     ST_SetSRID(ST_MakePoint(x, y), %1$d) as geom
              from observation_stage s
            ),
            kept as ( -- the versions that are about to be replaced
              insert into observations.observation_version (id, %2$s)
              select o.id, %3$s
              from observations.observation o
              join incoming excluded on excluded.id = o.id
              where %4$s
            ),
            stored as (
              insert into observations.observation as o
                (id, version, category_code, setting, source, source_name, occurred_at, occurred_until, received_at, geom,
                 position_kind, position_accuracy_m, people, note, source_url, example)
              select id, 0, category_code, setting, source, source_name, occurred_at, occurred_until, received_at, geom,
                     position_kind, position_accuracy_m, people, note, source_url, example
              from incoming
              on conflict (id) do update
              set version = o.version + 1, category_code = excluded.category_code, setting = excluded.setting,
                  source = excluded.source, source_name = excluded.source_name, occurred_at = excluded.occurred_at,
                  occurred_until = excluded.occurred_until, geom = excluded.geom, position_kind = excluded.position_kind,
                  position_accuracy_m = excluded.position_accuracy_m, people = excluded.people, note = excluded.note,
                  source_url = excluded.source_url, changed_at = excluded.received_at, changed_by = null,
                  changed_by_name = null, changed_what = 'CORRECTED', changed_fields = '{}'
              where %4$s
              returning (xmax = 0) as created
            )
            select count(*) filter (where created), count(*) filter (where not created) from stored
            """;

    private final JdbcTemplate jdbc;
    private final String store;

    ObservationIntakeQueries(JdbcTemplate jdbc, Area area) {
        this.jdbc = jdbc;
        var columns = HistoryQueries.COLUMNS;
        this.store = STORE.formatted(area.crs().srid(), columns, columns.replaceAll("\\b(\\w+)\\b", "o.$1"), DIFFERS);
    }

    record Stored(int created, int updated) {}

    /**
     * Stores one batch in the caller's transaction.
     *
     * @param copyText rows in PostgreSQL's text format for COPY, columns as in the stage; no id twice
     */
    Stored store(String sourceName, boolean example, Instant receivedAt, byte[] copyText) {
        var stored = jdbc.execute((ConnectionCallback<Stored>) connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(STAGE);
            }
            copy(connection, copyText);
            try (var statement = connection.prepareStatement(store)) {
                statement.setString(1, sourceName);
                statement.setString(2, receivedAt.toString());
                statement.setBoolean(3, example);
                try (var result = statement.executeQuery()) {
                    result.next();
                    return new Stored(result.getInt(1), result.getInt(2));
                }
            }
        });
        return java.util.Objects.requireNonNull(stored);
    }

    private static void copy(Connection connection, byte[] copyText) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY, new ByteArrayInputStream(copyText), 1 << 16);
        } catch (IOException e) {
            throw new DataAccessResourceFailureException("COPY was cut off", e);
        }
    }
}
