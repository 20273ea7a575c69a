package se.lagesbild.gis.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.network.SmallTown.at;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lagesbild.gis.formats.StreetEdge;
import se.lagesbild.gis.geo.Crs;

class StreetGraphTest {

    private final StreetGraph block = SmallTown.block().graph();

    @Test
    void tellsHowStreetsHangTogether() {
        var edges = List.of(SmallTown.block().graph().edges);
        var parts = StreetGraph.parts(edges);
        assertThat(parts.count()).isEqualTo(2); // the block and the island
        double all = edges.stream().mapToDouble(edge -> edge.metres()).sum();
        assertThat(parts.mainShare()).isBetween(0.5, 0.999).isEqualTo(600 / all);
        assertThat(StreetGraph.parts(List.of())).isEqualTo(new StreetGraph.Parts(0, 1));
    }

    @Test
    void countsJunctionsStreetsAndParts() {
        assertThat(block.nodes()).isEqualTo(6);
        assertThat(block.edges()).isEqualTo(5);
        assertThat(block.components()).isEqualTo(2); // the block and the island
    }

    @Test
    void snapsToTheNearestStreetAndKeepsWhereAlongIt() {
        var snap = block.snap(at(50, 7), 25).orElseThrow();
        assertThat(snap.edgeId()).isEqualTo(11);
        assertThat(snap.offsetMetres()).isEqualTo(50);
        assertThat(snap.distanceMetres()).isEqualTo(7);
        assertThat(snap.onStreet().equalsExact(at(50, 0))).isTrue();
        assertThat(snap.onStreet().getSRID()).isEqualTo(3008);
        assertThat(snap.street()).isEqualTo("Södra");
    }

    @Test
    void measuresTheOffsetAlongBendsFromTheFirstPoint() {
        var bent =
                new SmallTown().street(1, 1, 2, "Kröken", 0, 0, 30, 40, 30, 140).graph();
        var snap = bent.snap(at(33, 100), 25).orElseThrow();
        assertThat(snap.offsetMetres()).isCloseTo(50 + 60, within(1e-9)); // 3-4-5 triangle, then 60 m north
        assertThat(snap.distanceMetres()).isCloseTo(3, within(1e-9));
    }

    @Test
    void keepsToTheBendWhenTheBendIsNearest() {
        var bent =
                new SmallTown().street(1, 1, 2, "Kröken", 0, 0, 30, 40, 30, 140).graph();
        var snap = bent.snap(at(29, 41), 25).orElseThrow();
        assertThat(snap.offsetMetres())
                .isCloseTo(51, within(1e-9)); // 1 m north of the bend, 1 m away; the street before it is 1.4 m away
        var corner = bent.snap(at(34, 38), 25).orElseThrow();
        assertThat(corner.onStreet().equalsExact(at(30, 40))).isTrue();
        assertThat(corner.offsetMetres()).isEqualTo(50);
        assertThat(corner.distanceMetres())
                .isCloseTo(Math.sqrt(4 * 4 + 2 * 2), within(1e-9)); // outside the bend, its corner is nearest
    }

    @Test
    void findsNothingBeyondTheRadius() {
        assertThat(block.snap(at(50, -26), 25)).isEmpty();
        assertThat(block.snap(at(50, -25), 25)).isPresent();
        assertThat(StreetGraph.of(List.of()).snap(at(0, 0), 100)).isEmpty();
        assertThat(StreetGraph.of(List.of()).components()).isZero();
    }

    @Test
    void takesTheSmallerIdOfTwoEquallyNear() {
        // the corner of Södra (11) and Västra (12), and the same streets put in the other way round
        assertThat(block.snap(at(-3, -3), 25).orElseThrow().edgeId()).isEqualTo(11);
        var reversed = new SmallTown()
                .street(12, 1, 3, "Västra", 0, 0, 0, 100)
                .street(11, 1, 2, "Södra", 0, 0, 200, 0)
                .graph();
        assertThat(reversed.snap(at(-3, -3), 25).orElseThrow().edgeId()).isEqualTo(11);
    }

    @Test
    void passesOverAnIslandForAStopOfAWalk() {
        assertThat(block.snap(at(490, 50), 400).orElseThrow().street()).isEqualTo("Ön");
        var snap = block.snapToMain(at(490, 50), 400).orElseThrow();
        assertThat(snap.street()).isEqualTo("Östra");
        assertThat(snap.distanceMetres()).isEqualTo(290);
        assertThat(block.snapToMain(at(490, 50), 100)).isEmpty();
    }

    @Test
    void namesAPavementAfterTheStreetBesideIt() {
        var town = new SmallTown()
                .street(1, 1, 2, "Algatan", 0, 0, 100, 0)
                .street(2, 3, 4, null, 0, 6, 100, 6)
                .street(3, 5, 6, null, 0, 500, 100, 500)
                .graph();
        var pavement = town.snap(at(40, 9), 25).orElseThrow();
        assertThat(pavement.edgeId()).isEqualTo(2);
        assertThat(pavement.street()).isEqualTo("Algatan");
        assertThat(town.snap(at(40, 500), 25).orElseThrow().street()).isNull();
    }

    @Test
    void findsTheSameAsLookingAtEveryStreet() {
        for (int i = 0; i < 300; i++) {
            var point = at((i * 37) % 560 - 30, (i * 61) % 160 - 30);
            double least = SmallTown.block().edges().stream()
                    .mapToDouble(edge -> edge.line().distance(point))
                    .min()
                    .orElseThrow();
            assertThat(block.snap(point, 1_000).orElseThrow().distanceMetres()).isCloseTo(least, within(1e-9));
        }
    }

    @Test
    void answersTheSameFromManyThreads() {
        assertThat(IntStream.range(0, 1_000)
                        .parallel()
                        .mapToObj(i -> block.snap(at(50, 7), 25).orElseThrow().offsetMetres())
                        .distinct())
                .containsExactly(50.0);
    }

    @Test
    void namesWhatItCannotUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.snap(at(0, 0), 0))
                .withMessageContaining("0.0 m");
        assertThatIllegalArgumentException().isThrownBy(() -> block.snapToMain(at(0, 0), Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.snap(Crs.WGS_84.point(13, 55), 25))
                .withMessageContaining("SRID 4326, the streets have 3008");
        var twice = SmallTown.block().street(11, 8, 9, null, 0, 0, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(twice::graph).withMessageContaining("id 11");
        var mixed = SmallTown.block().edges();
        var other = mixed.get(0);
        var line = Crs.WGS_84.geometries().createLineString(other.line().getCoordinates());
        mixed.add(new StreetEdge(99, 1, 2, null, "path", false, line));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreetGraph.of(mixed))
                .withMessageContaining("edge 99 has SRID 4326");
    }
}
