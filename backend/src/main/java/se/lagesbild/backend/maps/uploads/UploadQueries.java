package se.lagesbild.backend.maps.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.gis.formats.FeatureFile;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Uploads in the database, and their tiles. */
@Repository
class UploadQueries {
    /** How long a removed upload can still be brought back, at least. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Duration LIFE = Duration.ofDays(2 * 365);

    /** Points that would be drawn on the same spot are one feature with their number; lines and areas smaller than that are left to finer levels. */
    private static final String TILE = """
            with box as (
              select ST_MakeEnvelope(:west, :south, :east, :north, :srid) as clip
            ),
            near as (
              select f.n, f.properties, %1$s as shape, ST_Dimension(%1$s) as dimension
              from maps.upload_feature f
              join box on %1$s && box.clip
              where f.upload = :upload
            ),
            drawn as (
              -- too small to be told apart: a point, together with its neighbours
              select near.n, near.properties,
                     near.dimension = 0
                       or greatest(ST_XMax(near.shape) - ST_XMin(near.shape), ST_YMax(near.shape) - ST_YMin(near.shape)) < :smallest as small,
                     near.dimension, near.shape
              from near
            ),
            together as (
              select min(drawn.n) as id, count(*) as n,
                     (array_agg(case when drawn.small and drawn.dimension > 0 then ST_Centroid(drawn.shape) else drawn.shape end order by drawn.n))[1] as shape,
                     case when count(*) = 1 then (array_agg(drawn.properties))[1] end as properties
              from drawn
              group by case when drawn.small then ST_AsText(ST_SnapToGrid(ST_Centroid(drawn.shape), :smallest)) else drawn.n::text end
            ),
            counted as (
              select together.*, row_number() over (order by together.id) as place from together
            ),
            hit as (
              select counted.id, counted.n, counted.properties, ST_AsMVTGeom(counted.shape, box.clip, 4096, 64) as geom
              from counted
              cross join box
              where counted.place <= :most
            ),
            rest as (
              select sum(counted.n)::bigint as n, ST_AsMVTGeom(ST_Centroid(box.clip), box.clip, 4096, 64) as geom
              from counted
              cross join box
              where counted.place > :most
              group by box.clip
            )
            select (select ST_AsMVT(hit, :layer, 4096, 'geom') from hit where geom is not null)
                || (select ST_AsMVT(rest, :leftOut, 4096, 'geom') from rest)
            """;

    /** Parts of a tile's side below which nothing can be told apart on a screen. */
    private static final double FINEST = 256;

    /** A tile that cannot hold all has a second layer: a point in its middle, whose {@code n} says how many it leaves out. */
    static final String LEFT_OUT = "left-out";

    /** Keeps a tile under 500 kB with ordinary properties. */
    private static final int MOST_IN_A_TILE = 2_500;

    private static final TypeReference<List<Double>> NUMBERS = new TypeReference<>() {};
    private static final TypeReference<List<Upload.Skipped>> SKIPPED = new TypeReference<>() {};
    private static final TypeReference<List<Upload.UploadField>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    UploadQueries(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /** One feature to store. @param geometry in the area's metric system, SRID set; null for none */
    record Stored(int n, @Nullable Geometry geometry, Map<String, @Nullable Object> properties) {}

    /** @return false when the id is taken, by one that was removed too */
    boolean insert(Upload upload) {
        return jdbc.sql("""
                        insert into maps.upload (id, name, format, crs, shared, sha256, features, geometry_types, fields, bounds, skipped,
                                                 skipped_count, uploaded_at, uploaded_by, uploaded_by_name, erase_after)
                        values (:id, :name, :format, :crs, :shared, :sha256, 0, '', '[]', null, '[]', 0, :at, :by, :byName, :until)
                        on conflict (id) do nothing
                        """)
                        .param("id", upload.id())
                        .param("name", upload.name())
                        .param("format", upload.format().name())
                        .param("crs", upload.crs())
                        .param("shared", upload.shared())
                        .param("sha256", upload.sha256())
                        .param("at", utc(upload.uploadedAt()))
                        .param("by", upload.by())
                        .param("byName", upload.byName())
                        .param("until", utc(upload.uploadedAt().plus(LIFE)))
                        .update()
                == 1;
    }

    void insertFeatures(UUID upload, List<Stored> features) {
        var wkb = new WKBWriter(2, true);
        template.batchUpdate(
                "insert into maps.upload_feature (upload, n, geom, properties) values (?, ?, ST_GeomFromEWKB(?), cast(? as jsonb))",
                features,
                features.size(),
                (statement, feature) -> {
                    statement.setObject(1, upload);
                    statement.setInt(2, feature.n());
                    if (feature.geometry() == null) {
                        statement.setNull(3, Types.BINARY);
                    } else {
                        statement.setBytes(3, wkb.write(feature.geometry()));
                    }
                    statement.setString(4, json.writeValueAsString(feature.properties()));
                });
    }

    /** Says what the file held, once it is read. */
    void describe(Upload upload) {
        jdbc.sql("""
                        update maps.upload
                        set crs = :crs, features = :features, geometry_types = :types, fields = cast(:fields as jsonb),
                            bounds = cast(:bounds as jsonb), skipped = cast(:skipped as jsonb), skipped_count = :skippedCount
                        where id = :id
                        """)
                .param("id", upload.id())
                .param("crs", upload.crs())
                .param("features", upload.features())
                .param("types", String.join(",", upload.geometryTypes()))
                .param("fields", json.writeValueAsString(upload.fields()))
                .param("bounds", upload.bounds() == null ? null : json.writeValueAsString(upload.bounds()))
                .param("skipped", json.writeValueAsString(upload.skipped()))
                .param("skippedCount", upload.skippedCount())
                .update();
    }

    /** Latest first. */
    List<Upload> list() {
        return jdbc.sql("select * from maps.upload where removed_at is null order by uploaded_at desc, id")
                .query((row, i) -> upload(row))
                .list();
    }

    Optional<Upload> find(UUID id) {
        return jdbc.sql("select * from maps.upload where id = :id and removed_at is null")
                .param("id", id)
                .query((row, i) -> upload(row))
                .optional();
    }

    boolean remove(UUID id, Instant at) {
        return jdbc.sql("update maps.upload set removed_at = coalesce(removed_at, :at) where id = :id")
                        .param("id", id)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean restore(UUID id) {
        return jdbc.sql("update maps.upload set removed_at = null where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Deletes for good what was removed long enough ago, and what has served its time. */
    void tidy(Instant now) {
        jdbc.sql("delete from maps.upload where removed_at < :long_ago or erase_after < :now")
                .param("long_ago", utc(now.minus(KEPT)))
                .param("now", utc(now))
                .update();
    }

    byte[] tile(UUID upload, String layer, TileAddress address) {
        var box = address.envelope();
        return jdbc.sql(TILE.formatted(address.grid().equals(TileGrid.WEB_MERCATOR) ? "f.geom_3857" : "f.geom"))
                .param("upload", upload)
                .param("layer", layer)
                .param("west", box.getMinX())
                .param("south", box.getMinY())
                .param("east", box.getMaxX())
                .param("north", box.getMaxY())
                .param("srid", address.grid().crs().srid())
                .param("smallest", box.getWidth() / FINEST)
                .param("most", MOST_IN_A_TILE)
                .param("leftOut", LEFT_OUT)
                .query(byte[].class)
                .single();
    }

    private Upload upload(ResultSet row) throws SQLException {
        var bounds = row.getString("bounds");
        var types = row.getString("geometry_types");
        return new Upload(
                row.getObject("id", UUID.class),
                row.getString("name"),
                FeatureFile.Format.valueOf(row.getString("format")),
                row.getString("crs"),
                row.getBoolean("shared"),
                row.getString("sha256"),
                row.getInt("features"),
                types.isEmpty() ? List.of() : List.of(types.split(",")),
                json.readValue(row.getString("fields"), FIELDS),
                bounds == null ? null : json.readValue(bounds, NUMBERS),
                json.readValue(row.getString("skipped"), SKIPPED),
                row.getInt("skipped_count"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getObject("uploaded_by", UUID.class),
                row.getString("uploaded_by_name"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
