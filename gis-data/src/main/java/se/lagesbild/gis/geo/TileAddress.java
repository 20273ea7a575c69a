package se.lagesbild.gis.geo;

import org.locationtech.jts.geom.Envelope;

/**
 * A tile of the matrix set WebMercatorQuad (OGC 17-083r4): row 0 is the northernmost, column 0 the westernmost.
 *
 * @param z level, 0 (one tile for the world) to 24
 * @param row 0 to 2^z - 1, from the north
 * @param column 0 to 2^z - 1, from the west
 */
public record TileAddress(int z, int row, int column) {

    /** Half the width of the square world in EPSG:3857, metres: pi times the radius of the sphere. */
    private static final double HALF_WORLD = Math.PI * 6_378_137.0;

    public TileAddress {
        if (z < 0 || z > 24) {
            throw new IllegalArgumentException("level %d is not usable: give 0 to 24".formatted(z));
        }
        int last = (1 << z) - 1;
        if (row < 0 || row > last) {
            throw new IllegalArgumentException("row %d is not on level %d: give 0 to %d".formatted(row, z, last));
        }
        if (column < 0 || column > last) {
            throw new IllegalArgumentException("column %d is not on level %d: give 0 to %d".formatted(column, z, last));
        }
    }

    /** The ground that the tile covers, in metres of EPSG:3857, x east and y north. */
    public Envelope webMercator() {
        double side = Math.scalb(2 * HALF_WORLD, -z);
        double west = column * side - HALF_WORLD;
        double north = HALF_WORLD - row * side;
        return new Envelope(west, west + side, north - side, north);
    }
}
