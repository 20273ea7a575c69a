package se.lagesbild.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TileAddressTest {

    @Test
    void coversTheWorldAtLevelZero() {
        var box = new TileAddress(TileGrid.WEB_MERCATOR, 0, 0, 0).envelope();
        assertThat(box.getMinX()).isCloseTo(-20_037_508.3427892, within(1e-6)); // OGC 17-083r4, annex D.1
        assertThat(box.getMaxY()).isCloseTo(20_037_508.3427892, within(1e-6));
        assertThat(box.getWidth()).isEqualTo(box.getHeight());
    }

    @Test
    void countsRowsFromTheNorth() {
        // level 1 has four tiles; Trelleborg lies north-east of 0, 0
        var box = new TileAddress(TileGrid.WEB_MERCATOR, 1, 0, 1).envelope();
        assertThat(box.getMinX()).isZero();
        assertThat(box.getMinY()).isZero();
    }

    @Test
    void findsTheTileOfTrelleborg() {
        // level 14: column floor((13.157423 + 180) / 360 * 2^14) = 8790, row 5142 by the usual formula for 55.376243
        var point = Crs.WEB_MERCATOR.from(Crs.WGS_84, 13.157423, 55.376243);
        double phi = Math.toRadians(55.376243);
        int row = (int) Math.floor((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2 * (1 << 14));
        assertThat(new TileAddress(TileGrid.WEB_MERCATOR, 14, row, 8790)
                        .envelope()
                        .contains(point.getX(), point.getY()))
                .isTrue();
        assertThat(new TileAddress(TileGrid.WEB_MERCATOR, 14, row + 1, 8790)
                        .envelope()
                        .contains(point.getX(), point.getY()))
                .isFalse();
    }

    @Test
    void namesTheRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TileAddress(TileGrid.WEB_MERCATOR, 25, 0, 0))
                .withMessageContaining("level 25")
                .withMessageContaining("0 to 24");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TileAddress(TileGrid.WEB_MERCATOR, 3, 8, 0))
                .withMessageContaining("row 8")
                .withMessageContaining("0 to 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TileAddress(TileGrid.WEB_MERCATOR, 3, 0, -1))
                .withMessageContaining("column -1");
        assertThat(new TileAddress(TileGrid.WEB_MERCATOR, 24, (1 << 24) - 1, 0).z())
                .isEqualTo(24);
    }
}
