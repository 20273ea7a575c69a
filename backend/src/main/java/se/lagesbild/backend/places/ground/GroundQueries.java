package se.lagesbild.backend.places.ground;

import java.sql.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.gis.formats.OsmGround;
import se.lagesbild.gis.formats.OsmThing;

/** Ground and places of the extract in force. */
@Repository
public class GroundQueries {
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    GroundQueries(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /**
     * What is loaded.
     *
     * @param asOf state of the map, or null where the extract does not tell
     * @param placeKinds that occur
     */
    public record Loaded(
            long version,
            String sha256,
            String attribution,
            @Nullable Instant asOf,
            int pieces,
            List<String> placeKinds) {}

    public Optional<Loaded> loaded() {
        return jdbc.sql("""
                        select id, sha256, attribution, as_of, pieces, place_kinds
                        from places.extract_version
                        order by id desc
                        limit 1
                        """)
                .query((row, i) -> {
                    var asOf = row.getObject("as_of", OffsetDateTime.class);
                    Array kinds = row.getArray("place_kinds");
                    return new Loaded(
                            row.getLong("id"),
                            row.getString("sha256"),
                            row.getString("attribution"),
                            asOf == null ? null : asOf.toInstant(),
                            row.getInt("pieces"),
                            List.of((String[]) kinds.getArray()));
                })
                .optional();
    }

    /** Replaces all that was there; the caller holds the transaction. */
    public void replace(OsmGround.Found found, String source, String attribution, String sha256) {
        jdbc.sql("delete from places.ground_piece").update();
        jdbc.sql("delete from places.mapped_place").update();
        store(
                "insert into places.ground_piece (n, id, kind, name, area_m2, geom) values (?, ?, ?, ?, ?, ST_GeomFromEWKB(?))",
                found.ground());
        store("""
                insert into places.mapped_place (n, id, kind, name, area_m2, geom, spot)
                select p.n, p.id, p.kind, p.name, p.area_m2, p.geom, ST_PointOnSurface(p.geom)
                from (
                  select cast(? as bigint) as n, cast(? as text) as id, cast(? as text) as kind, cast(? as text) as name,
                         cast(? as double precision) as area_m2, ST_GeomFromEWKB(?) as geom
                ) p
                """, found.places());
        var kinds =
                found.places().stream().map(OsmThing::kind).distinct().sorted().toArray(String[]::new);
        jdbc.sql("""
                        insert into places.extract_version (source, attribution, sha256, as_of, pieces, place_kinds)
                        values (:source, :attribution, :sha256, :asOf, :pieces, :kinds)
                        """)
                .param("source", source)
                .param("attribution", attribution)
                .param("sha256", sha256)
                .param(
                        "asOf",
                        found.asOf() == null ? null : found.asOf().atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("pieces", found.ground().size())
                .param("kinds", kinds)
                .update();
    }

    private void store(String insert, List<OsmThing> things) {
        var wkb = new WKBWriter(2, true);
        var n = new AtomicLong();
        template.batchUpdate(insert, things, BATCH, (statement, thing) -> {
            statement.setLong(1, n.incrementAndGet());
            statement.setString(2, thing.id());
            statement.setString(3, thing.kind());
            statement.setString(4, thing.name());
            statement.setDouble(5, thing.geometry().getArea());
            statement.setBytes(6, wkb.write(thing.geometry()));
        });
    }
}
