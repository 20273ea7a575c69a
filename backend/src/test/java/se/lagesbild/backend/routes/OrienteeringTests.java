package se.lagesbild.backend.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Problems as the literature states them, on a line and on a grid, small enough to reckon by hand. */
class OrienteeringTests {
    private static BooleanSupplier after(int steps) {
        int[] left = {steps};
        return () -> left[0]-- <= 0;
    }

    /** Places on a line, start and end at 0. */
    private static Orienteering line(double budget, int routes, double... at) {
        double[] all = Arrays.copyOf(at, at.length + 2);
        double[][] walk = new double[all.length][all.length];
        for (int i = 0; i < all.length; i++) {
            for (int j = 0; j < all.length; j++) walk[i][j] = Math.abs(all[i] - all[j]);
        }
        double[] prize = new double[at.length];
        double[] opens = new double[at.length];
        double[] closes = new double[at.length];
        Arrays.fill(prize, 1);
        Arrays.fill(closes, 1000);
        return new Orienteering(walk, prize, new double[at.length], opens, closes, budget, routes);
    }

    @Test
    void visitsTheSideWithMorePlaces() {
        // 20 is enough to 10 and back: three places on the right, two on the left
        int[][] routes = RoundSolver.solve(line(20, 1, -7, -9, 3, 5, 10), 1, after(200));
        assertThat(routes).hasDimensions(1, 3);
        assertThat(Arrays.stream(routes[0]).sorted()).containsExactly(2, 3, 4);
    }

    @Test
    void sharesThePlacesAmongRoutes() {
        int[][] routes = RoundSolver.solve(line(20, 2, -7, -9, 3, 5, 10), 1, after(200));
        assertThat(Arrays.stream(routes).flatMapToInt(Arrays::stream).sorted()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void answersTheSameForTheSameSteps() {
        double[] at = new double[60];
        for (int i = 0; i < at.length; i++) at[i] = (i * 37 % 61) - 30;
        int[][] routes = RoundSolver.solve(line(45, 3, at), 9, after(3500));
        assertThat(routes).isDeepEqualTo(RoundSolver.solve(line(45, 3, at), 9, after(3500)));
        // two routes to one side, one to the other: 22 and 22 or fewer places
        assertThat(Arrays.stream(routes).mapToInt(route -> route.length).sum()).isGreaterThanOrEqualTo(44);
    }

    @Test
    void refusesWhatIsNoProblem() {
        assertThatIllegalArgumentException().isThrownBy(() -> line(20, 0, 1)).withMessageContaining("0 routes");
        assertThatIllegalArgumentException().isThrownBy(() -> line(-1, 1, 1)).withMessageContaining("budget of -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Orienteering(
                        new double[2][2], new double[1], new double[1], new double[1], new double[1], 5, 1))
                .withMessageContaining("2 rows for 1 places");
    }
}
