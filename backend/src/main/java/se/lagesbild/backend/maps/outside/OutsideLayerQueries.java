package se.lagesbild.backend.maps.outside;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Outside layers in the database. */
@Repository
class OutsideLayerQueries {
    /** How long a removed layer can still be brought back. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private static final String SELECT = """
            select l.id, l.version, l.kind, l.title, l.address, l.names, l.style, l.format, l.attribution, l.min_zoom, l.max_zoom,
                   l.background, l.readers, l.key_name, l.key_value, l.template, l.matrices, l.legends, l.checked_at
            from maps.outside_layer l
            where l.removed_at is null
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OutsideLayerQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What the viewer may see, by title. */
    List<OutsideLayer> list(Viewer viewer) {
        return jdbc.sql(SELECT + "order by lower(l.title), l.id").query((row, i) -> layer(row)).list().stream()
                .filter(layer -> layer.isFor(viewer))
                .toList();
    }

    Optional<OutsideLayer> find(Viewer viewer, UUID id) {
        return jdbc.sql(SELECT + "and l.id = :id")
                .param("id", id)
                .query((row, i) -> layer(row))
                .optional()
                .filter(layer -> layer.isFor(viewer));
    }

    /** @return false when the id is taken, be it by one that was removed */
    boolean insert(Viewer viewer, OutsideLayer layer, Instant at) {
        return write(viewer, layer, at, """
                insert into maps.outside_layer (id, version, kind, title, address, names, style, format, attribution, min_zoom, max_zoom,
                  background, readers, key_name, key_value, template, matrices, legends, checked_at, changed_at, changed_by)
                values (:id, :version, :kind, :title, :address, :names::jsonb, :style, :format, :attribution, :minZoom, :maxZoom,
                  :background, :readers, :keyName, :keyValue, :template, :matrices::jsonb, :legends::jsonb, :checkedAt, :at, :by)
                on conflict (id) do nothing
                """) == 1;
    }

    /** @return false when somebody else has changed or removed it since */
    boolean update(Viewer viewer, OutsideLayer layer, Instant at) {
        return write(viewer, layer, at, """
                update maps.outside_layer
                set version = :version, kind = :kind, title = :title, address = :address, names = :names::jsonb, style = :style,
                    format = :format, attribution = :attribution, min_zoom = :minZoom, max_zoom = :maxZoom, background = :background,
                    readers = :readers, key_name = :keyName, key_value = :keyValue, template = :template, matrices = :matrices::jsonb,
                    legends = :legends::jsonb, checked_at = :checkedAt, changed_at = :at, changed_by = :by
                where id = :id
                  and version = :version - 1
                  and removed_at is null
                """) == 1;
    }

    /** @return false when it is gone, or has another version */
    boolean remove(Viewer viewer, UUID id, int version, Instant at) {
        return jdbc.sql("""
                        update maps.outside_layer
                        set removed_at = :at, changed_at = :at, changed_by = :by
                        where id = :id
                          and version = :version
                          and removed_at is null
                        """)
                        .param("id", id)
                        .param("version", version)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", viewer.id())
                        .update()
                == 1;
    }

    /** @return false when it is not there, not removed, or removed too long ago */
    boolean restore(Viewer viewer, UUID id, Instant at) {
        return jdbc.sql("""
                        update maps.outside_layer
                        set removed_at = null, changed_at = :at, changed_by = :by
                        where id = :id
                          and removed_at > :after
                        """)
                        .param("id", id)
                        .param("after", at.minus(KEPT).atOffset(ZoneOffset.UTC))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", viewer.id())
                        .update()
                == 1;
    }

    /** Deletes what was removed a while ago, its key with it. */
    void tidy(Instant now) {
        jdbc.sql("delete from maps.outside_layer where removed_at <= :before")
                .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private int write(Viewer viewer, OutsideLayer layer, Instant at, String sql) {
        var key = layer.key();
        return jdbc.sql(sql)
                .param("id", layer.id())
                .param("version", layer.version())
                .param("kind", layer.kind().name())
                .param("title", layer.title())
                .param("address", layer.address())
                .param("names", json.writeValueAsString(layer.names()))
                .param("style", layer.style())
                .param("format", layer.format())
                .param("attribution", layer.attribution())
                .param("minZoom", layer.minZoom())
                .param("maxZoom", layer.maxZoom())
                .param("background", layer.background())
                .param("readers", layer.readers().stream().map(Role::name).collect(Collectors.joining(",")))
                .param("keyName", key == null ? null : key.name())
                .param("keyValue", key == null ? null : key.value())
                .param("template", layer.source().template())
                .param("matrices", json.writeValueAsString(layer.source().matrices()))
                .param("legends", json.writeValueAsString(layer.legends()))
                .param("checkedAt", layer.checkedAt().atOffset(ZoneOffset.UTC))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", viewer.id())
                .update();
    }

    private OutsideLayer layer(ResultSet row) throws SQLException {
        var keyName = row.getString("key_name");
        return new OutsideLayer(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                OutsideLayer.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("address"),
                json.readValue(row.getString("names"), TEXTS),
                row.getString("style"),
                row.getString("format"),
                row.getString("attribution"),
                row.getInt("min_zoom"),
                row.getInt("max_zoom"),
                row.getBoolean("background"),
                readers(row.getString("readers")),
                keyName == null ? null : new OutsideLayer.Key(keyName, row.getString("key_value")),
                new TileSource(row.getString("template"), json.readValue(row.getString("matrices"), TEXTS)),
                json.readValue(row.getString("legends"), TEXTS),
                row.getObject("checked_at", OffsetDateTime.class).toInstant());
    }

    private static Set<Role> readers(String words) {
        return Arrays.stream(words.split(","))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
