package se.lagesbild.start.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepaintsTests {
    /** Twenty changes of 10, 20, ... 200 ms, of which the tiles' fetching was a tenth and the page's own work a half. */
    private static Repaints twenty() {
        var repaints = new Repaints();
        for (int i = 20; i >= 1; i--) {
            repaints.add("kategori", 10 * i, 20 * i, i, 5 * i, i == 7 ? List.of(54.4, 76.0) : List.of());
        }
        return repaints;
    }

    @Test
    void tellsTheMiddleAndThe95thOfEachKind() {
        // of 20 times, the 10th is the middle and the 19th what 95 per cent do not exceed
        assertThat(twenty().lines(300))
                .anySatisfy(line -> assertThat(line.trim().split("\\s+"))
                        .containsExactly(
                                "kategori",
                                "20",
                                "100",
                                "190",
                                "200",
                                "380",
                                "10",
                                "19",
                                "10,0",
                                "50",
                                "95",
                                "2",
                                "76"));
        assertThat(twenty().slowestMillis()).isEqualTo(190);
    }

    @Test
    void tellsAllKindsTogether() {
        var repaints = twenty();
        repaints.add("period", 1000, 1000, 500, 100, List.of());
        assertThat(repaints.lines(300))
                .anySatisfy(line -> assertThat(line).matches("  alla +21 +110 +200 .*"))
                .anySatisfy(line -> assertThat(line).contains("inom 200 ms (mål 300)", "400 ms: antal"));
    }

    @Test
    void countsTheTimesThatThePageStoodStillWhileItWasMoved() {
        var repaints = twenty();
        repaints.addMove(17, 200, List.of());
        repaints.addMove(33, 310, List.of(61.0, 52.0));
        assertThat(repaints.blockedMoves()).isEqualTo(1);
        assertThat(repaints.lines(300))
                .last()
                .asString()
                .contains("Förflyttningar: 2, block över 50 ms: 2 i 1 av dem, längsta 61 ms")
                .contains("arbete p50 200, p95 310 ms")
                .contains("p50 17, längsta 33 ms");
    }
}
