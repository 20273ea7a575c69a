package se.lagesbild.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.gis.geo.HexGrid.Cell;

class HexGridTest {
    private static final Crs SWEREF = Crs.of("EPSG:3008");
    private final HexGrid hundred = new HexGrid(100);

    @Test
    void everyPointLiesInTheHexagonWhoseMiddleIsNearest() {
        var random = new Random(51);
        for (int k = 0; k < 200_000; k++) {
            // half of them on a lattice of quarter widths: many on vertical sides
            boolean onLattice = k % 2 == 0;
            double x = 128_000 + (onLattice ? random.nextInt(4_000) * 25.0 : random.nextDouble() * 100_000);
            double y = 6_139_000 + random.nextDouble() * 100_000;
            var cell = hundred.cellOf(x, y);
            double own = distance(cell, x, y);
            assertThat(own).isLessThanOrEqualTo(100 / Math.sqrt(3) + 1e-6);
            for (var other : cell.neighbours()) {
                assertThat(own).isLessThanOrEqualTo(distance(other, x, y) + 1e-7);
            }
        }
    }

    private double distance(Cell cell, double x, double y) {
        var centre = hundred.centre(cell, SWEREF);
        return Math.hypot(centre.getX() - x, centre.getY() - y);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0, 0,0",
        "49.99,0, 0,0",
        "50,0, 1,0",
        "-50,0, 0,0",
        "-50.01,0, -1,0", // the west side belongs to it
        "0,57.73, 0,0",
        "0,57.74, 0,1",
        "1,57.74, 0,1",
        "-1,57.74, -1,1",
        "0,-57.74, 1,-1",
        "50,86.6, 0,1"
    })
    void sidesBelongToOneHexagonOnly(double x, double y, long column, long row) {
        assertThat(hundred.cellOf(x, y)).isEqualTo(new Cell(column, row));
    }

    @Test
    void theMiddleAndThePlacesJustInsideTheCornersAreItsOwn() {
        for (var cell : List.of(new Cell(0, 0), new Cell(-7, 3), new Cell(1282 - 35_000, 70_893))) {
            var centre = hundred.centre(cell, SWEREF);
            assertThat(hundred.cellOf(centre.getX(), centre.getY())).isEqualTo(cell);
            for (var corner : hundred.polygon(cell, SWEREF).getCoordinates()) {
                double x = centre.getX() + 0.9999 * (corner.x - centre.getX());
                double y = centre.getY() + 0.9999 * (corner.y - centre.getY());
                assertThat(hundred.cellOf(x, y)).isEqualTo(cell);
            }
        }
    }

    @Test
    void neighboursShareTheirCornersExactlyAndCoverTheGround() {
        var cell = new Cell(-34_000, 70_893);
        var polygon = hundred.polygon(cell, SWEREF);
        assertThat(polygon.isValid()).isTrue();
        assertThat(polygon.getSRID()).isEqualTo(3008);
        assertThat(polygon.getArea()).isCloseTo(hundred.squareMetres(), within(1e-3));
        assertThat(hundred.squareMetres()).isCloseTo(8660.254, within(1e-3));
        assertThat(org.locationtech.jts.algorithm.Orientation.isCCW(polygon.getCoordinates()))
                .isTrue();
        assertThat(cell.neighbours()).hasSize(6).doesNotHaveDuplicates();
        for (var other : cell.neighbours()) {
            assertThat(distance(
                            other,
                            hundred.centre(cell, SWEREF).getX(),
                            hundred.centre(cell, SWEREF).getY()))
                    .isCloseTo(100, within(1e-6));
            // two corners to the last bit, and no ground in common
            assertThat(List.of(hundred.polygon(other, SWEREF).getCoordinates()).stream()
                            .distinct()
                            .filter(List.of(polygon.getCoordinates())::contains))
                    .hasSize(2);
            assertThat(other.neighbours()).contains(cell);
        }
    }

    @Test
    void countsAMillionPointsEachOnce() {
        var random = new Random(52);
        var grid = new HexGrid(250);
        var counts = new HashMap<Cell, Integer>();
        for (int k = 0; k < 1_000_000; k++) {
            counts.merge(grid.cellOf(random.nextDouble() * 5_000, random.nextDouble() * 5_000), 1, Integer::sum);
        }
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000_000);
        // 40,000 to the km2
        double whole = 40_000 * grid.squareMetres() / 1e6;
        assertThat(counts.get(grid.cellOf(2_500, 2_500)).doubleValue()).isCloseTo(whole, within(5 * Math.sqrt(whole)));
    }

    @Test
    void listsNeighboursByTheirPlaceInTheList() {
        var cells = List.of(new Cell(0, 0), new Cell(9, 9), new Cell(1, 0), new Cell(1, -1), new Cell(1, 1));
        assertThat(HexGrid.neighbours(cells)).isDeepEqualTo(new int[][] {{2, 3}, {}, {0, 3, 4}, {0, 2}, {2}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HexGrid.neighbours(List.of(new Cell(1, 1), new Cell(1, 1))))
                .withMessageContaining("twice");
    }

    @Test
    void namesWhatItCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HexGrid(0.5))
                .withMessageContaining("0.5 m")
                .withMessageContaining("1 to 100,000");
        assertThatIllegalArgumentException().isThrownBy(() -> new HexGrid(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> hundred.cellOf(Double.POSITIVE_INFINITY, 0));
    }
}
