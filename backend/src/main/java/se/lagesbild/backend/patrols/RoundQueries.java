package se.lagesbild.backend.patrols;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rounds in the database, and what of them was handed out. */
@Repository
class RoundQueries {
    /** The planner's own: as it stands, with the last time it was handed out. */
    private static final String AS_IT_STANDS = """
            select r.id, r.version, r.sheet, r.matrix_m,
                   p.version as published_version, p.published_at, p.published_by_name, p.withdrawn_at
            from patrols.round r
            left join lateral (
              select p.version, p.published_at, p.published_by_name, p.withdrawn_at
              from patrols.publication p
              where p.round = r.id
              order by p.id desc
              limit 1
            ) p on true
            """;

    /** The wardens': as it was handed out last, while that is not taken back. */
    private static final String AS_HANDED_OUT = """
            select p.round as id, p.version, p.sheet, p.matrix_m,
                   p.version as published_version, p.published_at, p.published_by_name, p.withdrawn_at
            from patrols.publication p
            where p.withdrawn_at is null
              and not exists (select 1 from patrols.publication later where later.round = p.round and later.id > p.id)
            """;

    private static final TypeReference<List<List<Integer>>> MATRIX = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RoundQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false when the id is taken; the caller's transaction has then waited for whoever took it */
    boolean insert(Round round, Viewer by, Instant at) {
        return write("""
                insert into patrols.round (id, version, day, sheet, matrix_m, changed_at, changed_by, erase_after)
                values (:id, :version, :day, cast(:sheet as jsonb), cast(:matrix as jsonb), :at, :by, :end + interval '2 years')
                on conflict (id) do nothing
                """, round, by, at) == 1;
    }

    void update(Round round, Viewer by, Instant at) {
        write("""
                update patrols.round
                set version = :version, day = :day, sheet = cast(:sheet as jsonb), matrix_m = cast(:matrix as jsonb),
                    changed_at = :at, changed_by = :by, erase_after = :end + interval '2 years'
                where id = :id
                """, round, by, at);
    }

    private int write(String sql, Round round, Viewer by, Instant at) {
        return jdbc.sql(sql)
                .param("id", round.id())
                .param("version", round.version())
                .param("day", round.sheet().day())
                .param("sheet", json.writeValueAsString(round.sheet()))
                .param("matrix", json.writeValueAsString(round.matrix()))
                .param("at", utc(at))
                .param("by", by.id())
                .param("end", utc(round.sheet().end()))
                .update();
    }

    /** Copies the round as it stands to the wardens. */
    void publish(Round round, Viewer by, Instant at) {
        jdbc.sql("""
                        insert into patrols.publication (round, version, day, sheet, matrix_m, published_at, published_by, published_by_name)
                        select r.id, r.version, r.day, r.sheet, r.matrix_m, :at, :by, :name
                        from patrols.round r
                        where r.id = :id
                        """)
                .param("id", round.id())
                .param("at", utc(at))
                .param("by", by.id())
                .param("name", by.displayName())
                .update();
    }

    void withdraw(UUID id, Viewer by, Instant at) {
        jdbc.sql("""
                        update patrols.publication p
                        set withdrawn_at = :at, withdrawn_by = :by
                        where p.round = :id and p.withdrawn_at is null
                        """).param("id", id).param("at", utc(at)).param("by", by.id()).update();
    }

    /** Holds the row until the end of the transaction. */
    Optional<Round> lock(UUID id) {
        return jdbc.sql(AS_IT_STANDS + "where r.id = :id for update of r")
                .param("id", id)
                .query((row, i) -> round(row))
                .optional();
    }

    Optional<Round> find(Viewer viewer, UUID id) {
        return jdbc.sql(
                        viewer.is(Role.PLANNER)
                                ? AS_IT_STANDS + "where r.id = :id"
                                : AS_HANDED_OUT + "and p.round = :id")
                .param("id", id)
                .query((row, i) -> round(row))
                .optional();
    }

    /** Rounds of a day, earliest first: all for planners, for others those handed out and not taken back. */
    List<Round> list(Viewer viewer, LocalDate day) {
        return jdbc.sql(
                        viewer.is(Role.PLANNER)
                                ? AS_IT_STANDS + "where r.day = :day order by r.sheet ->> 'start', r.id"
                                : AS_HANDED_OUT + "and p.day = :day order by p.sheet ->> 'start', p.round")
                .param("day", day)
                .query((row, i) -> round(row))
                .list();
    }

    /** As {@link #list} for each of the days from the first to the last, by day. */
    List<Round> list(Viewer viewer, LocalDate first, LocalDate last) {
        return jdbc.sql(
                        viewer.is(Role.PLANNER)
                                ? AS_IT_STANDS
                                        + "where r.day between :first and :last order by r.day, r.sheet ->> 'start', r.id"
                                : AS_HANDED_OUT
                                        + "and p.day between :first and :last order by p.day, p.sheet ->> 'start', p.round")
                .param("first", first)
                .param("last", last)
                .query((row, i) -> round(row))
                .list();
    }

    /** Name of a place that some round stops at, as the latest of them says. */
    Optional<String> placeName(String place) {
        return jdbc.sql("""
                        select stop ->> 'name'
                        from patrols.round r
                        cross join lateral jsonb_array_elements(r.sheet -> 'stops') stop
                        where r.sheet @> jsonb_build_object('stops', jsonb_build_array(jsonb_build_object('place', :place)))
                          and stop ->> 'place' = :place
                        order by r.changed_at desc, r.id
                        limit 1
                        """).param("place", place).query(String.class).optional();
    }

    private Round round(ResultSet row) throws SQLException {
        var publishedAt = row.getObject("published_at", OffsetDateTime.class);
        return new Round(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                json.readValue(row.getString("sheet"), RoundSheet.class),
                json.readValue(row.getString("matrix_m"), MATRIX),
                publishedAt == null
                        ? null
                        : new Round.Publication(
                                row.getInt("published_version"),
                                publishedAt.toInstant(),
                                row.getString("published_by_name"),
                                instant(row.getObject("withdrawn_at", OffsetDateTime.class))));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
