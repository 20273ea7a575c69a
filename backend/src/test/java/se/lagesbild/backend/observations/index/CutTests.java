package se.lagesbild.backend.observations.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.lagesbild.gis.geo.TileAddress;
import se.lagesbild.gis.geo.TileGrid;

class CutTests {
    private static final TileAddress WORLD = new TileAddress(TileGrid.WEB_MERCATOR, 0, 0, 0);

    /** Version of a tile of two rows, the first of a category of weight {@code one}. */
    private static String version(int one, int other) {
        var kinds = new Kinds();
        var rows = new Rows(2);
        Made.add(rows, 1, 7, kinds.number(kind("MIL-KLOT", one)));
        Made.add(rows, 2, 7, kinds.number(kind("OFF-BRAK", other)));
        return Cut.of(Snapshot.of(rows, 1).everything(kinds), WORLD).version();
    }

    private static Kinds.Kind kind(String category, int weight) {
        return new Kinds.Kind(category, "PORT", "STAFF", "REPORTED", false, weight);
    }

    @Test
    void twoCategoriesThatChangeTheirWeightsWithEachOtherMakeAnotherTile() {
        assertThat(version(1, 3)).isEqualTo(version(1, 3)).isNotEqualTo(version(3, 1));
        assertThat(version(1, 3)).isNotEqualTo(version(2, 2)).isNotEqualTo(version(1, 4));
    }

    @Test
    void howTheRowsLieInSegmentsDoesNotShow() {
        var kinds = new Kinds();
        char kind = kinds.number(kind("MIL-KLOT", 1));
        var together = new Rows(40);
        var apart = Snapshot.of(new Rows(1), 1);
        for (int number = 40; number > 0; number--) {
            Made.add(together, number, 3, kind);
            var one = new Rows(1);
            Made.add(one, number, 3, kind);
            apart = apart.with(java.util.List.of(Made.id(number)), one, 4);
        }
        assertThat(apart.parts()).hasSizeGreaterThan(1);
        assertThat(Cut.of(apart.everything(kinds), WORLD).version())
                .isEqualTo(Cut.of(Snapshot.of(together, 1).everything(kinds), WORLD)
                        .version());
    }
}
