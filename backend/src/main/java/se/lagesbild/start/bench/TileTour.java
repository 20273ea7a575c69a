package se.lagesbild.start.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

/** Which tiles a map around a place asks for. Pure. */
final class TileTour {
    private TileTour() {}

    /**
     * The tile that holds a place and its eight neighbours, the nearest first. Fewer at the edge of the world.
     *
     * @param longitude WGS 84, degrees
     * @param latitude WGS 84, degrees, at most 85 from the equator
     * @param z level, 0 to 24
     */
    static List<TileAddress> around(double longitude, double latitude, int z) {
        double tiles = Math.scalb(1.0, z);
        int column = (int) Math.floor((longitude + 180) / 360 * tiles);
        double y = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
        int row = (int) Math.floor((1 - y / Math.PI) / 2 * tiles);
        var found = new ArrayList<TileAddress>();
        for (int r = row - 1; r <= row + 1; r++) {
            for (int c = column - 1; c <= column + 1; c++) {
                if (r >= 0 && c >= 0 && r < tiles && c < tiles) {
                    found.add(new TileAddress(TileGrid.WEB_MERCATOR, z, r, c));
                }
            }
        }
        found.sort(Comparator.comparingInt(tile -> Math.abs(tile.row() - row) + Math.abs(tile.column() - column)));
        return found;
    }
}
