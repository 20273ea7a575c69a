package se.lagesbild.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.gis.geo.SquareGrid.Cell;

class SquareGridTest {

    private final SquareGrid hundred = new SquareGrid(100);

    @ParameterizedTest
    @CsvSource({"0,0,0,0", "99.99,100,0,1", "-0.01,-100,-1,-1", "128255.8,6139142.8,1282,61391"})
    void putsAPointIntoTheSquareNorthEastOfItsCorner(double x, double y, long column, long row) {
        assertThat(hundred.cellOf(x, y)).isEqualTo(new Cell(column, row));
    }

    @Test
    void drawsTheSquareAroundItsCentreInTheSystemOfTheGrid() {
        var sweref = Crs.of("EPSG:3008");
        var cell = new Cell(1282, 61391);
        var square = hundred.polygon(cell, sweref);
        assertThat(square.getArea()).isEqualTo(10_000);
        assertThat(square.getSRID()).isEqualTo(3008);
        assertThat(square.isValid()).isTrue();
        assertThat(square.getCentroid().equalsExact(hundred.centre(cell, sweref), 1e-6))
                .isTrue();
        assertThat(hundred.cellOf(
                        hundred.centre(cell, sweref).getX(),
                        hundred.centre(cell, sweref).getY()))
                .isEqualTo(cell);
        assertThat(hundred.envelope(cell).getMinX()).isEqualTo(128_200);
    }

    @Test
    void findsNeighboursOverSidesAndCorners() {
        // a 2 x 2 block, and one square far away
        var cells = List.of(new Cell(0, 0), new Cell(1, 0), new Cell(0, 1), new Cell(1, 1), new Cell(9, 9));
        assertThat(SquareGrid.neighbours(cells))
                .isDeepEqualTo(new int[][] {{1, 2, 3}, {0, 2, 3}, {0, 1, 3}, {0, 1, 2}, {}});
    }

    @Test
    void namesWhatItCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SquareGrid(0))
                .withMessageContaining("0.0 m")
                .withMessageContaining("1 to 100,000");
        assertThatIllegalArgumentException().isThrownBy(() -> new SquareGrid(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> hundred.cellOf(Double.NaN, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SquareGrid.neighbours(List.of(new Cell(1, 1), new Cell(1, 1))))
                .withMessageContaining("twice");
    }
}
