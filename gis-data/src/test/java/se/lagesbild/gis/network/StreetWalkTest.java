package se.lagesbild.gis.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.network.SmallTown.at;

import java.util.List;
import org.junit.jupiter.api.Test;

class StreetWalkTest {
    private static StreetGraph.Snap snap(StreetGraph graph, double x, double y) {
        return graph.snap(at(x, y), 50).orElseThrow();
    }

    private static StreetWalk walk(StreetGraph graph, double x, double y, double toX, double toY) {
        return StreetWalk.along(graph, List.of(snap(graph, x, y), snap(graph, toX, toY)))
                .get(0)
                .orElseThrow();
    }

    @Test
    void tellsEachStreetWithItsTurn() {
        // east on Södra, left into Östra, left into Norra
        var walk = walk(SmallTown.block().graph(), 120, 0, 150, 100);
        assertThat(walk.metres()).isEqualTo(80 + 100 + 50);
        assertThat(walk.runs()).extracting(StreetWalk.Run::street).containsExactly("Södra", "Östra", "Norra");
        assertThat(walk.runs()).extracting(StreetWalk.Run::metres).containsExactly(80.0, 100.0, 50.0);
        assertThat(walk.runs()).extracting(StreetWalk.Run::turn).containsExactly(0.0, -90.0, -90.0);
        assertThat(walk.runs()).extracting(StreetWalk.Run::bearing).containsExactly(90.0, 0.0, 270.0);
    }

    @Test
    void theWayBackTurnsTheOtherWay() {
        var back = walk(SmallTown.block().graph(), 150, 100, 120, 0);
        assertThat(back.runs()).extracting(StreetWalk.Run::street).containsExactly("Norra", "Östra", "Södra");
        assertThat(back.runs()).extracting(StreetWalk.Run::turn).containsExactly(0.0, 90.0, 90.0);
    }

    @Test
    void aCrossingIsNoStreetOfItsOwn() {
        // Storgatan, 10 m of a crossing without a name, Storgatan again, bent by 20 degrees
        var graph = new SmallTown()
                .street(1, 1, 2, "Storgatan", 0, 0, 100, 0)
                .street(2, 2, 3, null, 100, 0, 110, 0)
                .street(3, 3, 4, "Storgatan", 110, 0, 204, 34)
                .graph();
        var walk = walk(graph, 0, 0, 204, 34);
        assertThat(walk.runs()).hasSize(1);
        assertThat(walk.runs().get(0).street()).isEqualTo("Storgatan");
        assertThat(walk.runs().get(0).metres()).isCloseTo(walk.metres(), within(1e-9));
    }

    @Test
    void onOneStreetThereIsOneRun() {
        var walk = walk(SmallTown.block().graph(), 20, 0, 140, 0);
        assertThat(walk.runs()).containsExactly(new StreetWalk.Run("Södra", 120, 90, 0));
    }

    @Test
    void aShortWalkIsNamedAfterItsLongestPart() {
        var walk = walk(SmallTown.block().graph(), 195, 0, 200, 15);
        assertThat(walk.runs()).hasSize(1);
        assertThat(walk.runs().get(0).street()).isEqualTo("Östra");
        assertThat(walk.runs().get(0).metres()).isEqualTo(20);
    }

    @Test
    void thereIsNoneToTheIslandAndNoneToWhereOneStands() {
        var graph = SmallTown.block().graph();
        var walks = StreetWalk.along(
                graph, List.of(snap(graph, 100, 0), snap(graph, 500, 50), snap(graph, 100, 0), snap(graph, 100, 0)));
        assertThat(walks).hasSize(3).allMatch(java.util.Optional::isEmpty);
        assertThat(StreetWalk.along(graph, List.of(snap(graph, 100, 0)))).isEmpty();
    }
}
