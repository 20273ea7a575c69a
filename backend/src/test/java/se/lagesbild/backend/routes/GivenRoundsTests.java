package se.lagesbild.backend.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.routes.GivenRounds.Miss;
import se.lagesbild.backend.routes.RoundProblem.Candidate;
import se.lagesbild.backend.routes.RoundProblem.Shift;
import se.lagesbild.backend.routes.RoundProblem.Window;

/** What a round costs as somebody gives it. The solver, which shares no code with it, is asked for a second opinion. */
class GivenRoundsTests {
    private static List<List<Integer>> orderOf(RoundPlan plan) {
        return plan.rounds().stream()
                .map(round ->
                        round.stops().stream().map(RoundPlan.Stop::candidate).toList())
                .toList();
    }

    @Test
    void aPlanOfTheSolverCostsWhatTheSolverSays() {
        for (int town = 0; town < 60; town++) {
            var problem = SmallTown.of(town, 25, 1 + town % 3);
            var plan = RoundSolver.solve(problem, town, 300);
            var walked = GivenRounds.walk(problem, orderOf(plan));
            assertThat(walked.prize()).as("town %d", town).isCloseTo(plan.coveredPrize(), within(1e-9));
            for (var round : walked.rounds()) {
                var planned = plan.rounds().get(round.shift());
                assertThat(round.stops())
                        .allSatisfy(stop -> assertThat(stop.miss()).isNull());
                assertThat(round.restInTime()).isTrue();
                assertThat(round.walkMetres()).isCloseTo(planned.walkMetres(), within(1e-6));
                if (problem.shifts().get(round.shift()).breakSeconds() == 0) {
                    assertThat(round.endSecond()).isEqualTo(planned.endSecond());
                    assertThat(round.stops().stream().map(s -> s.arriveSecond()))
                            .isEqualTo(planned.stops().stream()
                                    .map(RoundPlan.Stop::arriveSecond)
                                    .toList());
                }
            }
        }
    }

    @Test
    void aTurnedRoundFitsWhereTheSearchSaysSo() {
        for (int town = 0; town < 60; town++) {
            var problem = SmallTown.of(town, 12, 1);
            var order = new ArrayList<>(
                    orderOf(RoundSolver.solve(problem, town, 300)).get(0));
            Collections.reverse(order);
            var round = GivenRounds.walk(problem, List.of(order)).rounds().get(0);
            boolean counts = round.restInTime() && round.stops().stream().allMatch(stop -> stop.miss() == null);
            // the search's own book-keeping leaves out what does not fit
            var draft = new Draft(Terrain.of(Doubled.of(problem), Wishes.NONE));
            draft.begin(List.of(order));
            assertThat(draft.courses[0].size == order.size())
                    .as("town %d, %s", town, round)
                    .isEqualTo(counts);
        }
    }

    /** Three places in a row, 700 m apart: 10 minutes on foot each. */
    private static RoundProblem row(int endSecond, List<Window> windows, double cap) {
        var metres = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) metres[i][j] = 700 * Math.abs(i - j);
        }
        // row 3 is the start: 700 m beyond the last place
        return new RoundProblem(
                List.of(
                        new Candidate(5, 600, List.of()),
                        new Candidate(3, 600, windows),
                        new Candidate(2, 600, List.of())),
                List.of(new Shift(0, endSecond, 0, 3, RoundProblem.ANYWHERE, cap)),
                metres,
                70);
    }

    @Test
    void saysAtWhichStopItIsTooLate() {
        // 10 min walk and 10 min dwell a stop: done at 20, 40, 60 min; the shift has 59
        var late = GivenRounds.walk(row(59 * 60, List.of(), 1e9), List.of(List.of(2, 1, 0)));
        assertThat(late.rounds().get(0).stops())
                .extracting(GivenRounds.Stop::miss)
                .containsExactly(null, null, Miss.AFTER_SHIFT);
        assertThat(late.prize()).isEqualTo(5);
        assertThat(late.rounds().get(0).endSecond()).isEqualTo(3600);
        assertThat(late.rounds().get(0).walkMetres()).isEqualTo(2100);
    }

    @Test
    void waitsForAWindowAndMissesOneThatIsOver() {
        var waits = GivenRounds.walk(row(7200, List.of(new Window(3000, 4000)), 1e9), List.of(List.of(2, 1)));
        assertThat(waits.rounds().get(0).stops().get(1).arriveSecond()).isEqualTo(3000);
        var over = GivenRounds.walk(row(7200, List.of(new Window(0, 1700)), 1e9), List.of(List.of(2, 1, 0)));
        assertThat(over.rounds().get(0).stops())
                .extracting(GivenRounds.Stop::miss)
                .containsExactly(null, Miss.AFTER_WINDOW, null);
        assertThat(over.prize()).isEqualTo(7);
    }

    @Test
    void measuresAgainstTheCap() {
        var capped = GivenRounds.walk(row(7200, List.of(), 1500), List.of(List.of(2, 1, 0)));
        assertThat(capped.rounds().get(0).stops())
                .extracting(GivenRounds.Stop::miss)
                .containsExactly(null, null, Miss.OVER_LENGTH_CAP);
    }

    @Test
    void theNearestFirstNeverBeatsTheBestAndKeepsAllRules() {
        for (int town = 0; town < 40; town++) {
            var problem = SmallTown.of(town, 8, 1);
            var walked = GivenRounds.walk(problem, NearestFirst.rounds(problem));
            assertThat(walked.rounds().get(0).stops())
                    .allSatisfy(stop -> assertThat(stop.miss()).isNull());
            assertThat(walked.prize())
                    .isLessThanOrEqualTo(RoundSolver.solve(problem, 1, 2000).coveredPrize() + 1e-9);
        }
        // from the start at the end of the row: the nearest is the last place, then its neighbour
        assertThat(NearestFirst.rounds(row(2500, List.of(), 1e9))).isEqualTo(List.of(List.of(2, 1)));
    }
}
