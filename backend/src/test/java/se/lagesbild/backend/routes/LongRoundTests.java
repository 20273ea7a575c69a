package se.lagesbild.backend.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Run by {@code ./lagesbild test --long}. */
@Tag("long")
class LongRoundTests {
    @Test
    void findsTheBestRoundOfAThousandSmallTowns() {
        for (long seed = 10_000; seed < 11_000; seed++) {
            var problem = SmallTown.of(seed, 1 + (int) (seed % 10), 1);
            var found = RoundSolver.solve(problem, seed, RoundSolver.DEFAULT_ITERATIONS);
            assertThat(found.coveredPrize())
                    .as("town %d against the exact optimum", seed)
                    .isCloseTo(ExactRound.solve(problem).prize(), within(1e-9));
        }
    }
}
