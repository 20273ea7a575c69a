package se.lagesbild.backend.places;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.postgis.jdbc.jts.JtsBinaryParser;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.backend.access.Role;
import se.lagesbild.backend.access.Viewer;
import se.lagesbild.backend.maps.FeatureSource;
import se.lagesbild.backend.maps.LayerFilter;
import se.lagesbild.backend.maps.MapLayer;
import se.lagesbild.gis.formats.StreetEdge;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/** Street segments in the database, and their layer. */
@Repository
class StreetQueries implements MapLayer {
    private static final String TILE = """
            with box as (
              select ST_MakeEnvelope(:west, :south, :east, :north, :srid) as clip
            ),
            hit as (
              select s.name, s.highway, s.steps,
                     ST_AsMVTGeom(%1$s, box.clip, 4096, 64) as geom
              from places.street_segment s
              join box on %1$s && box.clip
              where :z >= 15
                 or (:z >= 13 and s.highway not in ('footway', 'steps', 'path', 'cycleway', 'service', 'track'))
                 or s.highway in ('primary', 'secondary', 'tertiary', 'trunk', 'primary_link', 'secondary_link')
                 or (:z = 14 and s.highway <> 'service')
            )
            select ST_AsMVT(hit, 'streets', 4096, 'geom') from hit where geom is not null
            """;

    /** Pixels of 4096 m on level 0 of the local grid are as large on the ground as those of this Mercator level, at 55 to 60 degrees north. */
    private static final int LEVELS_FINER = 4;

    private static final String COPY =
            "copy places.street_segment (id, from_node, to_node, name, highway, steps, length_m, geom) from stdin";

    private static final int COPIED_AT_A_TIME = 1 << 18;

    /** Making an index of so many rows is quicker than putting each row into it; readers wait for the end of the transaction. */
    private static final int INDEXED_ANEW_FROM = 50_000;

    private static final Map<String, String> INDEXES =
            Map.of("street_segment_geom_idx", "geom", "street_segment_geom_3857_idx", "geom_3857");
    private static final int ROWS_AT_A_TIME = 5_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final StreetFeatureQueries features;

    StreetQueries(JdbcClient jdbc, JdbcTemplate template, StreetFeatureQueries features) {
        this.jdbc = jdbc;
        this.template = template;
        this.features = features;
    }

    Optional<StreetNetwork.Loaded> loaded() {
        return jdbc.sql("select id, segments, attribution from places.network_version order by id desc limit 1")
                .query((row, i) -> new StreetNetwork.Loaded(
                        row.getLong("id"), row.getInt("segments"), row.getString("attribution")))
                .optional();
    }

    Optional<String> fingerprintInForce() {
        return jdbc.sql("select sha256 from places.network_version order by id desc limit 1")
                .query(String.class)
                .optional();
    }

    /** Replaces the network; the caller holds the transaction. @return id of the new version */
    long replace(List<StreetEdge> edges, String source, String attribution, String sha256) {
        jdbc.sql("delete from places.street_segment").update();
        long version = jdbc.sql("""
                        insert into places.network_version (source, attribution, sha256, segments)
                        values (:source, :attribution, :sha256, :segments)
                        returning id
                        """)
                .param("source", source)
                .param("attribution", attribution)
                .param("sha256", sha256)
                .param("segments", edges.size())
                .query(Long.class)
                .single();
        boolean many = edges.size() > INDEXED_ANEW_FROM;
        if (many) {
            INDEXES.forEach(
                    (name, column) -> jdbc.sql("drop index places." + name).update());
        }
        template.execute((Connection connection) -> copy(connection, edges));
        if (many) {
            INDEXES.forEach((name, column) -> jdbc.sql(
                            "create index %s on places.street_segment using gist (%s)".formatted(name, column))
                    .update());
        }
        return version;
    }

    private static @Nullable Void copy(Connection connection, List<StreetEdge> edges) throws SQLException {
        var wkb = new WKBWriter(2, true);
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            var rows = new StringBuilder();
            for (var edge : edges) {
                rows.append(edge.id()).append('\t').append(edge.fromNode()).append('\t');
                rows.append(edge.toNode())
                        .append('\t')
                        .append(escaped(edge.name()))
                        .append('\t');
                rows.append(escaped(edge.highway()))
                        .append('\t')
                        .append(edge.steps())
                        .append('\t');
                rows.append(edge.metres()).append('\t');
                rows.append(WKBWriter.toHex(wkb.write(edge.line()))).append('\n');
                if (rows.length() > COPIED_AT_A_TIME) {
                    send(copy, rows);
                }
            }
            send(copy, rows);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return null;
    }

    private static void send(CopyIn copy, StringBuilder rows) throws SQLException {
        var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    /** As COPY reads it; backslash first. */
    private static String escaped(@Nullable String text) {
        return text == null
                ? "\\N"
                : text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }

    /** Inside a transaction some thousand rows at a time are held beside the result, else all of them. */
    List<StreetEdge> edges() {
        var edges = new ArrayList<StreetEdge>();
        var parser = new JtsBinaryParser();
        template.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            "select id, from_node, to_node, name, highway, steps, geom from places.street_segment order by id");
                    statement.setFetchSize(ROWS_AT_A_TIME);
                    return statement;
                },
                row -> {
                    edges.add(new StreetEdge(
                            row.getLong("id"),
                            row.getLong("from_node"),
                            row.getLong("to_node"),
                            row.getString("name"),
                            row.getString("highway"),
                            row.getBoolean("steps"),
                            line(parser, row)));
                });
        return edges;
    }

    /** Names of streets inside the polygon, longest stretch first. */
    List<String> streetsIn(Geometry area, int limit) {
        return jdbc.sql("""
                        with area as (select ST_GeomFromEWKB(:area) as geom)
                        select s.name
                        from places.street_segment s
                        join area on s.geom && area.geom and ST_Intersects(s.geom, area.geom)
                        where s.name is not null
                        group by s.name
                        order by sum(ST_Length(ST_Intersection(s.geom, area.geom))) desc, s.name
                        limit :limit
                        """)
                .param("area", new WKBWriter(2, true).write(area))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The nearest street with a name, at most so far from the polygon. */
    Optional<String> streetNear(Geometry area, double metres) {
        return jdbc.sql("""
                        with area as (select ST_GeomFromEWKB(:area) as geom)
                        select s.name
                        from places.street_segment s
                        join area on s.geom && ST_Expand(area.geom, :metres) and ST_DWithin(s.geom, area.geom, :metres)
                        where s.name is not null
                        order by ST_Distance(s.geom, area.geom), s.name
                        limit 1
                        """)
                .param("area", new WKBWriter(2, true).write(area))
                .param("metres", metres)
                .query(String.class)
                .optional();
    }

    @Override
    public String id() {
        return "streets";
    }

    @Override
    public Set<Role> readers() {
        return Set.of(Role.PLANNER, Role.POLICE, Role.WARDEN);
    }

    @Override
    public Map<String, String> tileFields() {
        return Map.of("name", "name of the street", "highway", "kind in OpenStreetMap", "steps", "true for steps");
    }

    @Override
    public boolean tiled() {
        return true;
    }

    @Override
    public Optional<FeatureSource> features() {
        return Optional.of(features);
    }

    /** The level says how much is shown: in the local grid by the size of its pixels. */
    @Override
    public Optional<String> attribution() {
        return loaded().map(StreetNetwork.Loaded::attribution);
    }

    @Override
    public Optional<byte[]> tile(Viewer viewer, TileAddress address, LayerFilter filter) {
        boolean mercator = address.grid().equals(TileGrid.WEB_MERCATOR);
        var box = address.envelope();
        return Optional.of(jdbc.sql(TILE.formatted(mercator ? "s.geom_3857" : "s.geom"))
                .param("z", mercator ? address.z() : address.z() + LEVELS_FINER)
                .param("west", box.getMinX())
                .param("south", box.getMinY())
                .param("east", box.getMaxX())
                .param("north", box.getMaxY())
                .param("srid", address.grid().crs().srid())
                .query(byte[].class)
                .single());
    }

    /** The driver hands a geometry over as text; PostGIS JDBC reads it into JTS with its SRID. */
    private static LineString line(JtsBinaryParser parser, ResultSet row) throws SQLException {
        return (LineString) parser.parse(row.getString("geom"));
    }
}
