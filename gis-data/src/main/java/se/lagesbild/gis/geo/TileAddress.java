package se.lagesbild.gis.geo;

import org.locationtech.jts.geom.Envelope;

/**
 * A tile of a grid: row 0 is the northernmost, column 0 the westernmost.
 *
 * @param z level, 0 (one tile for the whole grid) to the grid's last
 * @param row 0 to 2^z - 1, from the north
 * @param column 0 to 2^z - 1, from the west
 */
public record TileAddress(TileGrid grid, int z, int row, int column) {

    public TileAddress {
        if (z < 0 || z > grid.lastLevel()) {
            throw new IllegalArgumentException("level %d is not usable: give 0 to %d".formatted(z, grid.lastLevel()));
        }
        int last = (1 << z) - 1;
        if (row < 0 || row > last) {
            throw new IllegalArgumentException("row %d is not on level %d: give 0 to %d".formatted(row, z, last));
        }
        if (column < 0 || column > last) {
            throw new IllegalArgumentException("column %d is not on level %d: give 0 to %d".formatted(column, z, last));
        }
    }

    /** The ground that the tile covers, in metres of the grid's system, x east and y north. */
    public Envelope envelope() {
        return grid.envelope(z, row, column);
    }
}
