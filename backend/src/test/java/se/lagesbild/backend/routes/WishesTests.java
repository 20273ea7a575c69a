package se.lagesbild.backend.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.routes.RoundPlan.LeftOut;
import se.lagesbild.backend.routes.RoundPlan.Reason;
import se.lagesbild.backend.routes.RoundPlan.Stop;

/** What a planner wants of the rounds besides the problem, and what is heard of them on the way. */
class WishesTests {
    private static final int STEPS = 400;

    private static RoundPlan solve(RoundProblem problem, Wishes wishes) {
        return RoundSolver.solve(problem, wishes, 1, STEPS, () -> false, plan -> {});
    }

    private static List<Integer> places(RoundPlan plan, int shift) {
        return plan.rounds().get(shift).stops().stream().map(Stop::candidate).toList();
    }

    private static Wishes pinned(int place, int shift) {
        return new Wishes(Map.of(place, shift), Set.of(), List.of());
    }

    @Test
    void visitsAPinnedPlaceThatIsNotWorthIt() {
        int tried = 0;
        for (int seed = 0; seed < 30; seed++) {
            RoundProblem town = SmallTown.of(500 + seed, 40, 1);
            RoundPlan free = RoundSolver.solve(town, 1, STEPS);
            for (LeftOut left : free.leftOut()) {
                if (left.reason() != Reason.LOWER_PRIZE) continue;
                RoundPlan plan = solve(town, pinned(left.candidate(), Wishes.ANY_SHIFT));
                assertThat(places(plan, 0)).contains(left.candidate());
                assertThat(RoundChecker.faults(town, plan)).isEmpty();
                tried++;
                break;
            }
        }
        assertThat(tried).isGreaterThan(10);
    }

    @Test
    void pinsAPlaceToAShift() {
        RoundProblem town = SmallTown.of(7, 25, 2);
        for (int shift = 0; shift < 2; shift++) {
            assertThat(places(solve(town, pinned(4, shift)), shift)).contains(4);
        }
    }

    @Test
    void bansAPlaceAndSaysThatItWasWished() {
        RoundProblem town = SmallTown.of(7, 25, 2);
        RoundPlan plan = solve(town, new Wishes(Map.of(), Set.of(3, 8), List.of()));
        assertThat(Stream.concat(places(plan, 0).stream(), places(plan, 1).stream()))
                .doesNotContain(3, 8);
        assertThat(plan.leftOut()).contains(new LeftOut(3, Reason.BANNED), new LeftOut(8, Reason.BANNED));
        assertThat(RoundChecker.faults(town, plan)).isEmpty();
    }

    @Test
    void beginsFromRoundsAndKeepsThemWhereNothingIsBetter() {
        RoundProblem town = SmallTown.of(11, 30, 2);
        RoundPlan long_ = RoundSolver.solve(town, 3, 3000);
        var begin = new Wishes(Map.of(), Set.of(), List.of(places(long_, 0), places(long_, 1)));
        RoundPlan first = RoundSolver.solve(town, begin, 1, 0, () -> false, plan -> {});
        assertThat(first.coveredPrize()).isGreaterThanOrEqualTo(long_.coveredPrize());
        assertThat(RoundChecker.faults(town, first)).isEmpty();
    }

    @Test
    void leavesOutWhatDoesNotFitOfTheRoundsItBeginsFrom() {
        RoundProblem town = SmallTown.of(11, 30, 2);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) all.add(i);
        RoundPlan plan =
                RoundSolver.solve(town, new Wishes(Map.of(), Set.of(), List.of(all, all)), 1, 0, () -> false, p -> {});
        assertThat(RoundChecker.faults(town, plan)).isEmpty();
        assertThat(plan.coveredPrize()).isPositive();
    }

    @Test
    void endsWhenItIsCancelledAndCanBeComputedAgain() {
        RoundProblem town = SmallTown.of(3, 40, 3);
        AtomicInteger asked = new AtomicInteger();
        RoundPlan plan =
                RoundSolver.solve(town, Wishes.NONE, 5, 1_000_000, () -> asked.incrementAndGet() > 123, p -> {});
        assertThat(plan.iterations()).isEqualTo(123);
        assertThat(RoundSolver.solve(town, 5, 123)).isEqualTo(plan);
    }

    @Test
    void tellsOfTheFirstPlanAndOfEachBetterOne() {
        RoundProblem town = SmallTown.of(3, 40, 2);
        List<RoundPlan> heard = new ArrayList<>();
        RoundPlan last = RoundSolver.solve(town, Wishes.NONE, 1, 1500, () -> false, heard::add);
        assertThat(heard.get(0)).isEqualTo(RoundSolver.solve(town, 1, 0));
        assertThat(heard)
                .hasSizeGreaterThan(2)
                .allSatisfy(plan -> assertThat(RoundChecker.faults(town, plan)).isEmpty());
        for (int i = 1; i < heard.size(); i++) {
            assertThat(heard.get(i).coveredPrize())
                    .isGreaterThanOrEqualTo(heard.get(i - 1).coveredPrize());
        }
        assertThat(last.rounds()).isEqualTo(heard.get(heard.size() - 1).rounds());
    }

    @Test
    void refusesWishesThatTheProblemDoesNotKnow() {
        RoundProblem town = SmallTown.of(3, 5, 1);
        refused(town, pinned(5, 0), "place 5 is pinned, but there are 5 places");
        refused(town, pinned(1, 1), "place 1 is pinned to shift 1 of 1");
        refused(town, new Wishes(Map.of(1, 0), Set.of(1), List.of()), "both pinned and banned");
        refused(town, new Wishes(Map.of(), Set.of(-1), List.of()), "place -1 is banned");
        refused(town, new Wishes(Map.of(), Set.of(), List.of(List.of(), List.of())), "2 rounds");
        refused(town, new Wishes(Map.of(), Set.of(), List.of(List.of(9))), "place 9 of 5");
    }

    private static void refused(RoundProblem problem, Wishes wishes, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> solve(problem, wishes))
                .withMessageContaining(part);
    }
}
