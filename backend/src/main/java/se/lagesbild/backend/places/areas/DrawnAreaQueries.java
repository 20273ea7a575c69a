package se.lagesbild.backend.places.areas;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.postgis.jdbc.jts.JtsBinaryParser;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Viewer;
import tools.jackson.databind.json.JsonMapper;

/** Drawn areas in the database. */
@Repository
class DrawnAreaQueries {
    private static final String SELECT = """
            select a.id, a.kind, a.version, a.sheet, a.geom, a.example, a.changed_at, a.changed_by_name, a.removed_at
            from places.drawn_area a
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DrawnAreaQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false when the id is taken; the caller's transaction has then waited for whoever took it */
    boolean insert(DrawnArea area, Viewer by) {
        return write("""
                insert into places.drawn_area (id, kind, version, sheet, geom, example, changed_at, changed_by, changed_by_name)
                values (:id, :kind, :version, cast(:sheet as jsonb), ST_GeomFromEWKB(:geom), :example, :at, :by, :byName)
                on conflict (id) do nothing
                """, area, by) == 1;
    }

    /** Keeps the version before; the caller holds the row. */
    void update(DrawnArea area, Viewer by) {
        jdbc.sql("""
                        insert into places.drawn_area_version (id, version, sheet, geom, changed_at, changed_by, changed_by_name, removed_at)
                        select a.id, a.version, a.sheet, a.geom, a.changed_at, a.changed_by, a.changed_by_name, a.removed_at
                        from places.drawn_area a
                        where a.id = :id
                        """).param("id", area.id()).update();
        write("""
                update places.drawn_area
                set kind = :kind, version = :version, sheet = cast(:sheet as jsonb), geom = ST_GeomFromEWKB(:geom), example = :example,
                    changed_at = :at, changed_by = :by, changed_by_name = :byName, removed_at = :removedAt
                where id = :id
                """, area, by);
    }

    private int write(String sql, DrawnArea area, Viewer by) {
        return jdbc.sql(sql)
                .param("id", area.id())
                .param("kind", area.kind().name())
                .param("version", area.version())
                .param("sheet", json.writeValueAsString(area.sheet()))
                .param("geom", new WKBWriter(2, true).write(area.geometry()))
                .param("example", area.example())
                .param("at", utc(area.changedAt()))
                .param("by", by.id())
                .param("byName", area.changedBy())
                .param("removedAt", utc(area.removedAt()))
                .update();
    }

    /** Holds the row until the end of the transaction; also one that was taken away. */
    Optional<DrawnArea> lock(UUID id) {
        return jdbc.sql(SELECT + "where a.id = :id for update")
                .param("id", id)
                .query((row, i) -> area(row))
                .optional();
    }

    Optional<DrawnArea> find(AreaKind kind, UUID id) {
        return jdbc.sql(SELECT + "where a.id = :id and a.kind = :kind and a.removed_at is null")
                .param("id", id)
                .param("kind", kind.name())
                .query((row, i) -> area(row))
                .optional();
    }

    /** By name. */
    List<DrawnArea> list(AreaKind kind) {
        return jdbc.sql(SELECT
                        + "where a.kind = :kind and a.removed_at is null order by lower(a.sheet ->> 'name'), a.id")
                .param("kind", kind.name())
                .query((row, i) -> area(row))
                .list();
    }

    /** Every version of every area of the kind, also of those taken away: by id, oldest first. */
    List<DrawnArea> versions(AreaKind kind) {
        return jdbc.sql("""
                        select v.id, a.kind, v.version, v.sheet, v.geom, a.example, v.changed_at, v.changed_by_name, v.removed_at
                        from places.drawn_area_version v
                        join places.drawn_area a on a.id = v.id
                        where a.kind = :kind
                        union all
                        select a.id, a.kind, a.version, a.sheet, a.geom, a.example, a.changed_at, a.changed_by_name, a.removed_at
                        from places.drawn_area a
                        where a.kind = :kind
                        order by id, version
                        """)
                .param("kind", kind.name())
                .query((row, i) -> area(row))
                .list();
    }

    /** Whether there ever was one of the kind. */
    boolean any(AreaKind kind) {
        return jdbc.sql("select exists (select 1 from places.drawn_area a where a.kind = :kind)")
                .param("kind", kind.name())
                .query(Boolean.class)
                .single();
    }

    private DrawnArea area(ResultSet row) throws SQLException {
        var removed = row.getObject("removed_at", OffsetDateTime.class);
        return new DrawnArea(
                row.getObject("id", UUID.class),
                AreaKind.valueOf(row.getString("kind")),
                row.getInt("version"),
                json.readValue(row.getString("sheet"), AreaSheet.class),
                new JtsBinaryParser().parse(row.getString("geom")),
                row.getBoolean("example"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by_name"),
                removed == null ? null : removed.toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
