package se.lagesbild.gis.geo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Squares of one size over a metric coordinate system. Their corners lie on multiples of the size, so that two runs
 * over other periods or extents count in the same squares.
 *
 * @param cellMetres side of a square, 1 to 100,000 m
 */
public record SquareGrid(double cellMetres) {

    public SquareGrid {
        if (!(cellMetres >= 1 && cellMetres <= 100_000)) {
            throw new IllegalArgumentException(
                    "squares of %s m are not usable: give 1 to 100,000 m".formatted(cellMetres));
        }
    }

    /**
     * One square, by its place in the grid.
     *
     * @param column squares east of x = 0, may be negative
     * @param row squares north of y = 0, may be negative
     */
    public record Cell(long column, long row) {

        /** The square so many columns to the east and rows to the north. */
        public Cell beside(int columns, int rows) {
            return new Cell(column + columns, row + rows);
        }
    }

    /** The square that holds the point; its west and south sides belong to it, its east and north sides do not. */
    public Cell cellOf(double x, double y) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("%s, %s lies in no square".formatted(x, y));
        }
        return new Cell((long) Math.floor(x / cellMetres), (long) Math.floor(y / cellMetres));
    }

    /** The ground that the square covers, in metres. */
    public Envelope envelope(Cell cell) {
        return new Envelope(
                cell.column * cellMetres,
                (cell.column + 1) * cellMetres,
                cell.row * cellMetres,
                (cell.row + 1) * cellMetres);
    }

    /** The square as a polygon of the metric system that the grid lies over, counter-clockwise from its south-west corner. */
    public Polygon polygon(Cell cell, Crs metric) {
        var box = envelope(cell);
        return metric.geometries().createPolygon(new Coordinate[] {
            new Coordinate(box.getMinX(), box.getMinY()),
            new Coordinate(box.getMaxX(), box.getMinY()),
            new Coordinate(box.getMaxX(), box.getMaxY()),
            new Coordinate(box.getMinX(), box.getMaxY()),
            new Coordinate(box.getMinX(), box.getMinY())
        });
    }

    /** The middle of the square in the metric system that the grid lies over. */
    public Point centre(Cell cell, Crs metric) {
        return metric.point((cell.column + 0.5) * cellMetres, (cell.row + 0.5) * cellMetres);
    }

    /**
     * Which of the squares touch each other, at a side or a corner: the neighbours that
     * {@code stats.GetisOrd} asks for.
     *
     * @param cells squares, each once
     * @return for each square, in the order given, the positions in the list of its up to eight neighbours, ascending,
     *     without itself
     */
    public static int[][] neighbours(List<Cell> cells) {
        Map<Cell, Integer> at = new HashMap<>(cells.size() * 2);
        for (int i = 0; i < cells.size(); i++) {
            if (at.put(cells.get(i), i) != null) {
                throw new IllegalArgumentException("%s is in the list twice".formatted(cells.get(i)));
            }
        }
        var neighbours = new int[cells.size()][];
        var found = new int[8];
        for (int i = 0; i < neighbours.length; i++) {
            var cell = cells.get(i);
            int n = 0;
            for (int k = 0; k < 9; k++) {
                var position = k == 4 ? null : at.get(cell.beside(k % 3 - 1, k / 3 - 1));
                if (position != null) {
                    found[n++] = position;
                }
            }
            neighbours[i] = Arrays.copyOf(found, n);
            Arrays.sort(neighbours[i]);
        }
        return neighbours;
    }
}
