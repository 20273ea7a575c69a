package se.lagesbild.gis.geo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Hexagons of one size over a metric coordinate system, corners to the north and south. The middle of one of them lies on the system's
 * origin, so that two runs over other periods or extents count in the same hexagons.
 *
 * @param widthMetres from one side to the opposite one, which is also from middle to middle of neighbours, 1 to 100,000 m. Each side is
 *     width / sqrt(3) long, the ground width^2 sqrt(3) / 2
 */
public record HexGrid(double widthMetres) {
    private static final double ROOT = Math.sqrt(3);

    /** In halves of the width east and in sixths of ROOT times the width north of the middle, counter-clockwise from the south. */
    private static final int[][] CORNERS = {{0, -2}, {1, -1}, {1, 1}, {0, 2}, {-1, 1}, {-1, -1}, {0, -2}};

    private static final int[][] AROUND = {{1, 0}, {0, 1}, {-1, 1}, {-1, 0}, {0, -1}, {1, -1}};

    public HexGrid {
        if (!(widthMetres >= 1 && widthMetres <= 100_000)) {
            throw new IllegalArgumentException(
                    "hexagons of %s m are not usable: give 1 to 100,000 m".formatted(widthMetres));
        }
    }

    /**
     * One hexagon, by its place in the grid (axial coordinates).
     *
     * @param column steps to the east
     * @param row steps to the north-east: each lies half a hexagon east of the one below
     */
    public record Cell(long column, long row) {

        /** East, north-east, north-west, west, south-west and south-east of it. */
        public List<Cell> neighbours() {
            return IntStream.range(0, AROUND.length)
                    .mapToObj(k -> new Cell(column + AROUND[k][0], row + AROUND[k][1]))
                    .toList();
        }
    }

    /** The hexagon whose middle is nearest; of two that are equally near the eastern, of those above each other the northern one. */
    public Cell cellOf(double x, double y) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("%s, %s lies in no hexagon".formatted(x, y));
        }
        // rows lie wider apart than a corner reaches: only the two rows about the point can hold it
        long below = (long) Math.floor(y / (widthMetres * ROOT / 2));
        var south = inRow(x, below);
        var north = inRow(x, below + 1);
        return squaredDistance(north, x, y) <= squaredDistance(south, x, y) ? north : south;
    }

    private Cell inRow(double x, long row) {
        return new Cell((long) Math.floor(x / widthMetres - row / 2.0 + 0.5), row);
    }

    private double squaredDistance(Cell cell, double x, double y) {
        double dx = x - east(2 * cell.column + cell.row);
        double dy = y - north(3 * cell.row);
        return dx * dx + dy * dy;
    }

    private double east(long halves) {
        return halves * (widthMetres / 2);
    }

    private double north(long sixths) {
        return sixths * (widthMetres * ROOT / 6);
    }

    /** Ground that each hexagon covers, square metres. */
    public double squareMetres() {
        return widthMetres * widthMetres * ROOT / 2;
    }

    /**
     * The hexagon as a polygon of the metric system that the grid lies over, counter-clockwise from its southern corner. Neighbours have the
     * very same corners.
     */
    public Polygon polygon(Cell cell, Crs metric) {
        var corners = new Coordinate[CORNERS.length];
        for (int k = 0; k < corners.length; k++) {
            corners[k] = new Coordinate(
                    east(2 * cell.column + cell.row + CORNERS[k][0]), north(3 * cell.row + CORNERS[k][1]));
        }
        return metric.geometries().createPolygon(corners);
    }

    /** The middle of the hexagon in the metric system that the grid lies over. */
    public Point centre(Cell cell, Crs metric) {
        return metric.point(east(2 * cell.column + cell.row), north(3 * cell.row));
    }

    /**
     * Which of the hexagons touch each other: the neighbours that {@code stats.Neighbourhood} asks for.
     *
     * @param cells hexagons, each once
     * @return for each hexagon, in the order given, the positions in the list of its up to six neighbours, ascending
     */
    public static int[][] neighbours(List<Cell> cells) {
        Map<Cell, Integer> at = new HashMap<>(cells.size() * 2);
        for (int i = 0; i < cells.size(); i++) {
            if (at.put(cells.get(i), i) != null) {
                throw new IllegalArgumentException("%s is in the list twice".formatted(cells.get(i)));
            }
        }
        return cells.stream()
                .map(cell -> cell.neighbours().stream()
                        .map(at::get)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
    }
}
