package se.lagesbild.backend.places.ground;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/** Tiles of ground and places: what is too small to see is left out, lines have no more corners than can be seen. */
@Repository
class GroundTileQueries {
    private static final int MOST_BYTES = 480_000;

    /** Square metres: nothing of a municipality is larger, so no line is shown either when a tile is too full for that. */
    private static final double LARGEST = 1e12;

    /** A third of a pixel: nobody sees that a corner is missing. */
    private static final double SIMPLER_PIXELS = 0.33;

    private static final int BUILDINGS_FROM = 14;
    private static final int LINES_FROM = 12;

    /** An outline smaller than this, in pixels, is told by its sign alone. */
    private static final double OUTLINE_PIXELS = 16 * 16;

    /** Pixels of 4096 m on level 0 of the local grid are as large on the ground as those of this Mercator level, at 55 to 60 degrees north. */
    private static final int LEVELS_FINER = 4;

    private static final String GROUND = """
            with box as (
              select ST_MakeEnvelope(:west, :south, :east, :north, :srid) as clip
            ),
            hit as (
              select p.kind, ST_AsMVTGeom(ST_Simplify(p.%1$s, :step), box.clip, 4096, 64) as geom
              from places.ground_piece p
              join box on p.%1$s && box.clip
              where (p.area_m2 >= :least and (p.kind <> 'building' or :buildings))
                 or (p.area_m2 = 0 and :lines)
              order by p.n
            )
            select ST_AsMVT(hit, 'background', 4096, 'geom') from hit where geom is not null
            """;

    private static final String PLACES = """
            with box as (
              select ST_MakeEnvelope(:west, :south, :east, :north, :srid) as clip
            ),
            hit as (
              select p.id, p.kind, p.name, ST_AsMVTGeom(ST_Simplify(p.geom%1$s, :step), box.clip, 4096, 64) as geom
              from places.mapped_place p
              join box on p.geom%1$s && box.clip
              where p.kind = :kind
                and p.area_m2 >= :outline
              union all
              select p.id, p.kind, p.name, ST_AsMVTGeom(p.spot%1$s, box.clip, 4096, 64) as geom
              from places.mapped_place p
              join box on p.spot%1$s && ST_Expand(box.clip, :rim)
              where p.kind = :kind
            )
            select ST_AsMVT(hit, :layer, 4096, 'geom') from hit where geom is not null
            """;

    private final JdbcClient jdbc;

    GroundTileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leaves out more of what is small until the tile is of a size that travels. */
    byte[] ground(TileAddress address) {
        int level = level(address);
        for (double least = squareMetresOfPixel(address); ; least *= 4) {
            boolean last = least > LARGEST;
            var tile = statement(GROUND.formatted(column(address, "geom")), address)
                    .param("step", pixel(address) * SIMPLER_PIXELS)
                    .param("least", Math.max(Double.MIN_VALUE, least))
                    .param("buildings", level >= BUILDINGS_FROM)
                    .param("lines", level >= LINES_FROM && !last)
                    .query(byte[].class)
                    .single();
            if (tile.length <= MOST_BYTES || last) {
                return tile;
            }
        }
    }

    byte[] places(PlaceKind kind, TileAddress address) {
        if (level(address) < kind.fromLevel()) {
            return new byte[0];
        }
        return statement(PLACES.formatted(column(address, "")), address)
                .param("kind", kind.code())
                .param("layer", kind.layer())
                .param("step", pixel(address) * SIMPLER_PIXELS)
                .param("outline", OUTLINE_PIXELS * squareMetresOfPixel(address))
                .param("rim", pixel(address) * 4)
                .query(byte[].class)
                .single();
    }

    private JdbcClient.StatementSpec statement(String sql, TileAddress address) {
        var box = address.envelope();
        return jdbc.sql(sql)
                .param("west", box.getMinX())
                .param("south", box.getMinY())
                .param("east", box.getMaxX())
                .param("north", box.getMaxY())
                .param("srid", address.grid().crs().srid());
    }

    private static boolean mercator(TileAddress address) {
        return address.grid().equals(TileGrid.WEB_MERCATOR);
    }

    private static String column(TileAddress address, String name) {
        return name + (mercator(address) ? "_3857" : "");
    }

    private static int level(TileAddress address) {
        return mercator(address) ? address.z() : address.z() + LEVELS_FINER;
    }

    /** Side of a pixel in metres of the grid's own system. */
    private static double pixel(TileAddress address) {
        return address.envelope().getWidth() / TileGrid.PIXELS;
    }

    /** On the ground: Mercator's metres shrink towards the poles. */
    private static double squareMetresOfPixel(TileAddress address) {
        double shrunk = mercator(address) ? 1 / Math.cosh(address.envelope().centre().y / 6_378_137.0) : 1;
        return Math.pow(pixel(address) * shrunk, 2);
    }
}
