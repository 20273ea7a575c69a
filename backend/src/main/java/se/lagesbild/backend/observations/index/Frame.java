package se.lagesbild.backend.observations.index;

import se.lagesbild.gis.geo.TileGrid;

/**
 * A tile grid cut into 2^31 x 2^31 units. Every cell of every level is a whole number of them, so that a point on an edge lies in exactly
 * one cell, the one east and south of it.
 *
 * @param west of the grid, metres of its system
 * @param north of the grid
 * @param side of the grid
 */
public record Frame(double west, double north, double side) {
    /** No place in the grid. */
    static final long OUTSIDE = -1;

    private static final double UNITS = 1L << Morton.BITS;

    public static Frame of(TileGrid grid) {
        return new Frame(grid.west(), grid.north(), grid.side());
    }

    /** @param x metres east, y metres north, in the grid's system; NaN for what has no position */
    public long key(double x, double y) {
        double column = Math.floor((x - west) / side * UNITS);
        double row = Math.floor((north - y) / side * UNITS);
        return column >= 0 && row >= 0 && column < UNITS && row < UNITS ? Morton.key((int) column, (int) row) : OUTSIDE;
    }
}
