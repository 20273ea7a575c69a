package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.hotspots.HotSpots.Confidence;
import se.lagesbild.backend.observations.ObservationCounts.CellCount;
import se.lagesbild.gis.geo.SquareGrid.Cell;

class SpotRankingTests {
    /** A town of 20 x 20 cells with one report in every second cell, and the given cells on top. */
    private static List<CellCount> town(CellCount... extra) {
        var cells = new ArrayList<CellCount>();
        for (int column = 0; column < 20; column++) {
            for (int row = 0; row < 20; row++) {
                if ((column + row) % 2 == 0) {
                    cells.add(new CellCount(column, row, 1, 2, 1, 1));
                }
            }
        }
        for (var cell : extra) {
            cells.removeIf(c -> c.column() == cell.column() && c.row() == cell.row());
            cells.add(cell);
        }
        return cells;
    }

    private static List<SpotRanking.Place> rank(List<CellCount> cells, boolean byHarm) {
        return SpotRanking.rank(CellStatistics.of(cells, byHarm), byHarm, 8);
    }

    @Test
    void theCellThatHasFarMoreThanTheRestComesFirstAndIsSure() {
        var places = rank(town(new CellCount(5, 5, 40, 80, 10, 60)), false);
        var first = places.get(0);
        assertThat(first.cells()).contains(new Cell(5, 5));
        assertThat(first.count()).isGreaterThanOrEqualTo(40);
        assertThat(first.pAdjusted()).isLessThan(0.001);
        assertThat(first.confidence()).isEqualTo(Confidence.STRONG);
        assertThat(places.stream().skip(1)).noneMatch(SpotRanking.Place::hot);
    }

    @Test
    void anEvenTownHasNoHotPlaceAndSaysTooFew() {
        var places = rank(town(), false);
        assertThat(places).hasSize(8).noneMatch(SpotRanking.Place::hot);
        assertThat(places).allSatisfy(p -> assertThat(p.confidence()).isEqualTo(Confidence.TOO_FEW));
    }

    @Test
    void countAndHarmCanRankDifferently() {
        var cells = town(new CellCount(3, 3, 40, 40, 0, 40), new CellCount(15, 15, 20, 100, 0, 20));
        assertThat(rank(cells, false).get(0).cells()).contains(new Cell(3, 3));
        assertThat(rank(cells, true).get(0).cells()).contains(new Cell(15, 15));
    }

    /** What is sure stands first however many an unsure place has; beside its equals a place stands by its number. */
    @Test
    void sureBeforeUnsureBeforeTooFewAndEachByNumber() {
        var places = rank(
                town(
                        new CellCount(3, 3, 21, 21, 0, 21),
                        new CellCount(15, 15, 44, 44, 0, 44),
                        new CellCount(3, 15, 6, 6, 0, 6),
                        new CellCount(15, 3, 9, 9, 0, 9)),
                false);
        assertThat(places.stream().map(SpotRanking.Place::confidence).distinct().toList())
                .containsExactly(Confidence.STRONG, Confidence.WEAK, Confidence.TOO_FEW);
        for (var confidence : Confidence.values()) {
            assertThat(places.stream()
                            .filter(p -> p.confidence() == confidence)
                            .map(SpotRanking.Place::count)
                            .toList())
                    .as(confidence.name())
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void aClusterBesideAnotherIsAPlaceOfItsOwnAndNoCellCountsTwice() {
        var places = rank(
                town(
                        new CellCount(5, 5, 60, 80, 0, 60),
                        new CellCount(6, 5, 39, 80, 0, 40),
                        new CellCount(7, 5, 30, 60, 0, 30)),
                false);
        assertThat(places.get(0).cells()).contains(new Cell(5, 5), new Cell(6, 5));
        assertThat(places.get(1).cells())
                .as("two cells from the strongest: not part of it, and not lost")
                .contains(new Cell(7, 5));
        var cells = places.stream().flatMap(place -> place.cells().stream()).toList();
        assertThat(cells).doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfTheInputAndThePlaceOnTheMapChangeNothing() {
        var cells = town(new CellCount(5, 5, 40, 80, 10, 60), new CellCount(12, 3, 25, 50, 10, 25));
        var expected = rank(cells, false);
        var shuffled = new ArrayList<>(cells);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(rank(shuffled, false)).isEqualTo(expected);

        var moved = cells.stream()
                .map(c -> new CellCount(c.column() - 1000, c.row() + 60_000, c.count(), c.harm(), c.before(), c.ever()))
                .toList();
        assertThat(rank(moved, false).stream().map(SpotRanking.Place::count).toList())
                .isEqualTo(expected.stream().map(SpotRanking.Place::count).toList());
    }

    @Test
    void nothingOneCellAndOnlyQuietCellsAreFine() {
        assertThat(rank(List.of(), false)).isEmpty();
        var one = rank(List.of(new CellCount(0, 0, 7, 7, 0, 7)), false);
        assertThat(one).hasSize(1);
        assertThat(one.get(0).confidence())
                .as("nothing to compare with but empty neighbours")
                .isNotNull();
        assertThat(rank(List.of(new CellCount(0, 0, 0, 0, 3, 9)), false))
                .as("quiet now")
                .isEmpty();
    }
}
