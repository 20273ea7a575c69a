package se.lagesbild.backend.hotspots;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import se.lagesbild.gis.formats.MvtWriter;
import se.lagesbild.gis.geo.Crs;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/** Cuts a tile of squares out of a density. From afar the squares are larger, and each shows the densest of those within: a place that is dense does not fade because one looks at more. */
final class DensityTile {
    /** Pixels of a screen that a square's side is at least. */
    private static final double LEAST_PIXELS = 4;

    private static final int LARGEST_FACTOR = 1 << 9;
    private static final double TO_THREE_FIGURES = 3;

    private final Density density;
    private final DensityScale scale;
    private final Crs crs;
    private final TileAddress address;
    private final MvtWriter writer = new MvtWriter("density");
    private final int factor;
    private final double side;
    private final long west;
    private final long south;
    private final int columns;
    private final int rows;
    private final @Nullable Point[] corners;

    /** @param ground of the tile in the area's metric system @param groundPerMetre metres on the ground for one of the tile's grid */
    private DensityTile(
            Density density, DensityScale scale, Crs crs, TileAddress address, Geometry ground, double groundPerMetre) {
        this.density = density;
        this.scale = scale;
        this.crs = crs;
        this.address = address;
        double cell = density.perKm2().cellMetres();
        double pixel = address.grid().side(address.z()) * groundPerMetre / TileGrid.PIXELS;
        int times = 1;
        while (times < LARGEST_FACTOR && times * cell < LEAST_PIXELS * pixel) {
            times <<= 1;
        }
        factor = times;
        side = times * cell;
        var box = ground.getEnvelopeInternal();
        west = (long) Math.floor(box.getMinX() / side);
        south = (long) Math.floor(box.getMinY() / side);
        columns = (int) ((long) Math.floor(box.getMaxX() / side) - west) + 1;
        rows = (int) ((long) Math.floor(box.getMaxY() / side) - south) + 1;
        corners = new Point[(columns + 1) * (rows + 1)];
    }

    /** @return of length 0 where nothing reaches a class */
    static byte[] cut(
            Density density, DensityScale scale, Crs crs, TileAddress address, Geometry ground, double groundPerMetre) {
        return ground.isEmpty()
                ? new byte[0]
                : new DensityTile(density, scale, crs, address, ground, groundPerMetre).write();
    }

    private byte[] write() {
        var densest = new double[columns * rows];
        var support = new int[columns * rows];
        var window =
                new Density.Window(west * factor, south * factor, (west + columns) * factor, (south + rows) * factor);
        density.each(window, square -> {
            int at = (int) (Math.floorDiv(square.row(), factor) - south) * columns
                    + (int) (Math.floorDiv(square.column(), factor) - west);
            densest[at] = Math.max(densest[at], square.perWeek());
            support[at] = Math.max(support[at], square.n());
        });
        for (int at = 0; at < densest.length; at++) {
            double perWeek = densest[at];
            int step = scale.classOf(perWeek);
            if (step > 0) {
                square(at % columns, at / columns, step, perWeek, support[at]);
            }
        }
        return writer.tile();
    }

    private void square(int column, int row, int step, double perWeek, int n) {
        // clockwise on the screen, from the north-west
        var ring = new int[8];
        corner(column, row + 1, ring, 0);
        corner(column + 1, row + 1, ring, 2);
        corner(column + 1, row, ring, 4);
        corner(column, row, ring, 6);
        var tags = new int[8];
        int length = tag(tags, 0, "class", writer.value(step));
        length = tag(tags, length, "metres", writer.value((int) Math.round(side)));
        length = tag(tags, length, "perWeek", writer.value(rounded(perWeek)));
        length = tag(tags, length, "n", writer.value(n));
        writer.polygon(ring, tags, length);
    }

    private int tag(int[] tags, int length, String key, int value) {
        tags[length] = writer.key(key);
        tags[length + 1] = value;
        return length + 2;
    }

    private void corner(int column, int row, int[] ring, int at) {
        int place = row * (columns + 1) + column;
        var corner = corners[place];
        if (corner == null) {
            double x = (west + column) * side;
            double y = (south + row) * side;
            corner = address.grid().crs().equals(crs)
                    ? crs.point(x, y)
                    : address.grid().crs().from(crs, x, y);
            corners[place] = corner;
        }
        var box = address.envelope();
        double unit = box.getWidth() / MvtWriter.EXTENT;
        ring[at] = (int) Math.round((corner.getX() - box.getMinX()) / unit);
        ring[at + 1] = (int) Math.round((box.getMaxY() - corner.getY()) / unit);
    }

    /** More figures would only make the tile larger. */
    static double rounded(double value) {
        if (value == 0) {
            return 0;
        }
        double factor = Math.pow(10, TO_THREE_FIGURES - 1 - Math.floor(Math.log10(Math.abs(value))));
        return Math.round(value * factor) / factor;
    }
}
