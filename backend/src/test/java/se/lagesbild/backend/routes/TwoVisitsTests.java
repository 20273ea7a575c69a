package se.lagesbild.backend.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.routes.RoundPlan.Stop;
import se.lagesbild.backend.routes.RoundProblem.Candidate;
import se.lagesbild.backend.routes.RoundProblem.Shift;
import se.lagesbild.backend.routes.RoundProblem.Window;

/** Places that are worth a second visit, some time after the first. */
class TwoVisitsTests {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static RoundProblem atHome(Candidate place, int shifts, int seconds) {
        return new RoundProblem(
                List.of(place),
                Collections.nCopies(shifts, new Shift(0, seconds, 0, 1, 1, INFINITE)),
                new double[2][2],
                70);
    }

    private static Candidate twice(int gap, Window... windows) {
        return new Candidate(5, 600, List.of(windows), 3, gap);
    }

    @Test
    void comesBackAfterTheGap() {
        // 10 min, an hour, 10 min in two hours
        RoundProblem problem = atHome(twice(3600), 1, 7200);
        RoundPlan plan = RoundSolver.solve(problem, 1, 50);
        List<Stop> stops = plan.rounds().get(0).stops();
        assertThat(stops).extracting(Stop::candidate).containsExactly(0, 0);
        assertThat(stops.get(1).arriveSecond() - stops.get(0).leaveSecond()).isGreaterThanOrEqualTo(3600);
        assertThat(plan.coveredPrize()).isEqualTo(8);
        assertThat(plan.covered()).isEqualTo(1);
        assertThat(RoundChecker.faults(problem, plan)).isEmpty();
    }

    @Test
    void keepsTheGapBetweenTwoPairs() {
        RoundProblem problem = atHome(twice(3600), 2, 7200);
        RoundPlan plan = RoundSolver.solve(problem, 1, 50);
        assertThat(plan.coveredPrize()).isEqualTo(8);
        assertThat(RoundChecker.faults(problem, plan)).isEmpty();
    }

    @Test
    void comesOnceWhereTheGapIsTooLong() {
        RoundProblem problem = atHome(twice(6001), 1, 7200);
        RoundPlan plan = RoundSolver.solve(problem, 1, 50);
        assertThat(plan.coveredPrize()).isEqualTo(5);
        assertThat(plan.leftOut()).isEmpty();
        assertThat(RoundChecker.faults(problem, plan)).isEmpty();
    }

    @Test
    void isPaidInFullForOneVisitHoweverLate() {
        RoundProblem problem = atHome(twice(600, new Window(6000, 6500)), 1, 7200);
        RoundPlan plan = RoundSolver.solve(problem, 1, 50);
        assertThat(plan.coveredPrize()).isEqualTo(5);
        assertThat(RoundChecker.faults(problem, plan)).isEmpty();
    }

    @Test
    void keepsAllRulesInSixtyTowns() {
        int both = 0;
        for (int seed = 0; seed < 60; seed++) {
            RoundProblem town = doubled(SmallTown.of(700 + seed, 2 + seed % 25, 1 + seed % 3));
            RoundPlan plan = RoundSolver.solve(town, seed, seed % 10 == 0 ? 3500 : 200);
            assertThat(RoundChecker.faults(town, plan))
                    .as("town %d", 700 + seed)
                    .isEmpty();
            int stops = plan.rounds().stream().mapToInt(r -> r.stops().size()).sum();
            both += stops - (town.candidates().size() - plan.leftOut().size());
        }
        assertThat(both).isGreaterThan(50);
    }

    @Test
    void bansAndBeginsWithBothVisits() {
        RoundProblem town = doubled(SmallTown.of(711, 12, 2));
        RoundPlan free = RoundSolver.solve(town, 1, 300);
        var begin = free.rounds().stream()
                .map(round -> round.stops().stream().map(Stop::candidate).toList())
                .toList();
        RoundPlan again =
                RoundSolver.solve(town, new Wishes(Map.of(), Set.of(0), begin), 1, 100, () -> false, plan -> {});
        assertThat(RoundChecker.faults(town, again)).isEmpty();
        assertThat(again.rounds())
                .allSatisfy(round ->
                        assertThat(round.stops()).extracting(Stop::candidate).doesNotContain(0));
    }

    private static RoundProblem doubled(RoundProblem town) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < town.candidates().size(); i++) {
            Candidate c = town.candidates().get(i);
            boolean twice = i % 3 == 0;
            candidates.add(new Candidate(
                    c.prize(), c.dwellSeconds(), c.windows(), twice ? c.prize() / 2 : 0, twice ? 5400 : 0));
        }
        return new RoundProblem(candidates, town.shifts(), town.metres(), town.metresPerMinute());
    }
}
