package se.lagesbild.gis.geo;

import org.locationtech.jts.geom.Envelope;

/**
 * A tile matrix set of squares (OGC 17-083r4) that has one tile on level 0 and halves the side with each level.
 *
 * @param id as in an address, for example {@code WebMercatorQuad}
 * @param crs in which the tiles are cut, x east and y north
 * @param west of the top left corner, metres of {@code crs}
 * @param north of the top left corner, metres of {@code crs}
 * @param side of the tile on level 0, metres of {@code crs}
 * @param lastLevel the finest level
 */
public record TileGrid(String id, Crs crs, double west, double north, double side, int lastLevel) {
    /** Pixels of a tile's side, for scales. */
    public static final int PIXELS = 256;

    /** Half the width of the square world in EPSG:3857, metres: pi times the radius of the sphere. */
    private static final double HALF_WORLD = Math.PI * 6_378_137.0;

    private static final double COARSEST_LOCAL_CELL = 4_096;
    private static final int FINEST_LOCAL_LEVEL = 14;

    public static final TileGrid WEB_MERCATOR =
            new TileGrid("WebMercatorQuad", Crs.WEB_MERCATOR, -HALF_WORLD, HALF_WORLD, 2 * HALF_WORLD, 24);

    /**
     * LocalMetricQuad: cells (pixels) of 4096 m on level 0 down to 0.25 m on level 14, in an area's metric system.
     *
     * @param west top left corner, metres of {@code crs}
     * @param north top left corner, metres of {@code crs}
     */
    public static TileGrid local(Crs crs, double west, double north) {
        return new TileGrid("LocalMetricQuad", crs, west, north, COARSEST_LOCAL_CELL * PIXELS, FINEST_LOCAL_LEVEL);
    }

    /** Side of a tile on a level, metres of {@link #crs}. */
    public double side(int z) {
        return Math.scalb(side, -z);
    }

    /** The ground of a tile, metres of {@link #crs}. */
    Envelope envelope(int z, int row, int column) {
        double across = side(z);
        double left = west + column * across;
        double top = north - row * across;
        return new Envelope(left, left + across, top - across, top);
    }
}
