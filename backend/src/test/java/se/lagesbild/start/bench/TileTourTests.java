package se.lagesbild.start.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

class TileTourTests {
    @Test
    void beginsWithTheTileThatHoldsThePlace() {
        // Trelleborg: (13.157 + 180) / 360 * 2^14 = 8790.7; the row by the formula of the Mercator projection is 5152.5
        assertThat(TileTour.around(13.157, 55.376, 14).get(0))
                .isEqualTo(new TileAddress(TileGrid.WEB_MERCATOR, 14, 5152, 8790));
    }

    @Test
    void holdsThePlaceOnTheGround() {
        // 13.157 degrees east and 55.376 north in EPSG:3857, by its own formula: x = lon * 111319.49, y = 6378137 * ln
        // tan(45 + lat / 2)
        double x = 13.157 * Math.PI / 180 * 6_378_137;
        double y = 6_378_137 * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(55.376) / 2));
        for (int z = 0; z <= 20; z++) {
            assertThat(TileTour.around(13.157, 55.376, z).get(0).envelope().contains(x, y))
                    .as("level %d", z)
                    .isTrue();
        }
    }

    @Test
    void takesTheNeighboursOnceEachAndNearestFirst() {
        var tiles = TileTour.around(13.157, 55.376, 14);
        assertThat(tiles).hasSize(9).doesNotHaveDuplicates();
        assertThat(tiles.subList(1, 5))
                .allSatisfy(tile -> assertThat(Math.abs(tile.row() - 5152) + Math.abs(tile.column() - 8790))
                        .isEqualTo(1));
    }

    @Test
    void stopsAtTheEdgeOfTheWorld() {
        assertThat(TileTour.around(13.157, 55.376, 0)).containsExactly(new TileAddress(TileGrid.WEB_MERCATOR, 0, 0, 0));
        // level 1 has two by two tiles, and every one is a neighbour
        assertThat(TileTour.around(13.157, 55.376, 1)).hasSize(4);
    }
}
