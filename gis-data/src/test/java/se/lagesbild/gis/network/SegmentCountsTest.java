package se.lagesbild.gis.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.network.SmallTown.at;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lagesbild.gis.network.SegmentCounts.Segment;

class SegmentCountsTest {
    private final StreetGraph block = SmallTown.block().graph();

    @Test
    void countsEachEventOnTheNearestStreetAndLeavesOutTheFarOnes() {
        // two beside Södra, one beside Östra, one 40 m from everything
        var counts = SegmentCounts.of(block, new double[] {50, 60, 195, 250}, new double[] {5, -5, 50, 50}, 30);
        assertThat(counts.segments()).extracting(Segment::edgeId).containsExactly(11L, 12L, 13L, 14L, 15L);
        assertThat(counts.segments()).extracting(Segment::n).containsExactly(2, 0, 0, 1, 0);
        assertThat(counts.segments()).extracting(Segment::per100Metres).containsExactly(1.0, 0.0, 0.0, 1.0, 0.0);
        assertThat(counts.counted()).isEqualTo(3);
        assertThat(counts.leftOut()).isEqualTo(1);
        assertThat(counts.spot(1).orElseThrow()).isEqualTo(new SegmentCounts.Spot(11, 60, 5));
        assertThat(counts.spot(3)).isEmpty();
    }

    @Test
    void atAJunctionTheSmallerIdCounts() {
        var corner = SegmentCounts.of(block, new double[] {0, -3, 200}, new double[] {0, -3, 100}, 30);
        assertThat(corner.segments()).extracting(Segment::n).containsExactly(2, 0, 1, 0, 0);
    }

    @Test
    void measuresAlongBends() {
        var bent =
                new SmallTown().street(1, 1, 2, "Kröken", 0, 0, 30, 40, 30, 140).graph();
        var counts = SegmentCounts.of(bent, new double[] {33}, new double[] {100}, 25);
        assertThat(counts.spot(0).orElseThrow().offsetMetres()).isCloseTo(50 + 60, within(1e-9));
        assertThat(counts.segments().get(0).per100Metres()).isCloseTo(100 / 150.0, within(1e-12));
    }

    @Test
    void anEventOnAPavementIsTheStreetsWhenNamesAreAskedFor() {
        var town = new SmallTown()
                .street(1, 1, 2, "Algatan", 0, 0, 100, 0)
                .street(2, 3, 4, null, 0, 6, 100, 6)
                .graph();
        double[] x = {40};
        double[] y = {9};
        assertThat(SegmentCounts.of(town, x, y, 25).segments())
                .containsExactly(new Segment(1, "Algatan", 100, 0), new Segment(2, "Algatan", 100, 1));
        assertThat(SegmentCounts.onNamed(town, x, y, 25).segments())
                .extracting(Segment::n)
                .containsExactly(1, 0);
    }

    @Test
    void findsTheSameAsSnappingOneByOne() {
        var random = new Random(5);
        double[] x = random.doubles(500, -60, 600).toArray();
        double[] y = random.doubles(500, -60, 200).toArray();
        var counts = SegmentCounts.of(block, x, y, 50);
        for (int i = 0; i < x.length; i++) {
            var snap = block.snap(at(x[i], y[i]), 50);
            assertThat(counts.spot(i).map(SegmentCounts.Spot::edgeId)).isEqualTo(snap.map(StreetGraph.Snap::edgeId));
            assertThat(counts.spot(i).map(SegmentCounts.Spot::offsetMetres))
                    .isEqualTo(snap.map(StreetGraph.Snap::offsetMetres));
        }
        assertThat(counts.counted() + counts.leftOut()).isEqualTo(500);
        assertThat(counts.segments().stream().mapToInt(Segment::n).sum()).isEqualTo(counts.counted());
    }

    @Test
    void movesWithTheTownAndDoesNotCareAboutOrder() {
        double[] x = {50, 60, 195, 3};
        double[] y = {5, -5, 50, 40};
        // by powers of two, so that no number is rounded
        var moved = new SmallTown()
                .street(11, 1, 2, "Södra", 1024, 2048, 1224, 2048)
                .street(12, 1, 3, "Västra", 1024, 2048, 1024, 2148)
                .street(13, 3, 4, "Norra", 1024, 2148, 1224, 2148)
                .street(14, 4, 2, "Östra", 1224, 2148, 1224, 2048)
                .street(15, 6, 7, "Ön", 1524, 2148, 1524, 2048)
                .graph();
        var there = SegmentCounts.of(moved, plus(x, 1024), plus(y, 2048), 30);
        assertThat(there.segments()).isEqualTo(SegmentCounts.of(block, x, y, 30).segments());
        var turned = SegmentCounts.of(block, new double[] {3, 195, 60, 50}, new double[] {40, 50, -5, 5}, 30);
        assertThat(turned.segments())
                .isEqualTo(SegmentCounts.of(block, x, y, 30).segments());
    }

    private static double[] plus(double[] values, double more) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] + more)
                .toArray();
    }

    @Test
    void nothingAndEverythingInOnePlace() {
        assertThat(SegmentCounts.of(block, new double[0], new double[0], 30).counted())
                .isZero();
        var same = SegmentCounts.of(block, new double[1000], new double[1000], 30);
        assertThat(same.segments().get(0).n()).isEqualTo(1000);
        var nowhere = SegmentCounts.of(StreetGraph.of(List.of()), new double[3], new double[3], 30);
        assertThat(nowhere.segments()).isEmpty();
        assertThat(nowhere.leftOut()).isEqualTo(3);
    }

    @Test
    void countsAMillionInATown() {
        var town = new SmallTown();
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                long node = i * 100 + j;
                town.street(2 * node, node, node + 100, "A" + j, i * 80, j * 80, i * 80 + 80, j * 80);
                town.street(2 * node + 1, node, node + 1, "B" + i, i * 80, j * 80, i * 80, j * 80 + 80);
            }
        }
        var random = new Random(7);
        double[] x = random.doubles(1_000_000, 0, 3200).toArray();
        double[] y = random.doubles(1_000_000, 0, 3200).toArray();
        var counts = SegmentCounts.of(town.graph(), x, y, 50);
        // all lie between streets 80 m apart: none farther than 40 m, but for the outer edge without a street
        assertThat(counts.counted()).isBetween(990_000, 1_000_000);
        assertThat(counts.segments().stream().mapToInt(Segment::n).sum()).isEqualTo(counts.counted());
    }

    @Test
    void namesWhatItCannotUse() {
        double[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SegmentCounts.of(block, one, one, 0))
                .withMessageContaining("0.0 m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SegmentCounts.of(block, one, new double[2], 5))
                .withMessageContaining("2 of y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SegmentCounts.of(block, new double[] {Double.NaN}, one, 5))
                .withMessageContaining("event 0 is at NaN");
    }
}
