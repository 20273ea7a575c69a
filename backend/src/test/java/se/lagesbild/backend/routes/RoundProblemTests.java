package se.lagesbild.backend.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import se.lagesbild.backend.routes.RoundProblem.Candidate;
import se.lagesbild.backend.routes.RoundProblem.Shift;
import se.lagesbild.backend.routes.RoundProblem.Window;

class RoundProblemTests {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final Candidate PLACE = new Candidate(1, 600, List.of());
    private static final Shift SHIFT = new Shift(0, 7200, 0, RoundProblem.ANYWHERE, RoundProblem.ANYWHERE, INFINITE);

    private static void refused(ThrowingCallable call, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void refusesAShiftThatEndsBeforeItStarts() {
        refused(() -> new Shift(7200, 3600, 0, -1, -1, INFINITE), "7200", "3600", "ends before it starts");
        refused(() -> new Shift(0, 90_000, 0, -1, -1, INFINITE), "longer than 24 hours");
    }

    @Test
    void refusesABreakThatDoesNotFit() {
        assertThat(new Shift(0, 5400, 1800, -1, -1, INFINITE).breakSeconds()).isEqualTo(1800);
        refused(() -> new Shift(0, 5399, 1800, -1, -1, INFINITE), "break of 1800 s", "middle third", "0 to 1799");
        refused(() -> new Shift(0, 5400, -1, -1, -1, INFINITE), "break of -1 s");
    }

    @Test
    void refusesAPlaceWithoutWorthOrWithNegativeDwell() {
        refused(() -> new Candidate(0, 600, List.of()), "prize of 0.0");
        refused(() -> new Candidate(Double.NaN, 600, List.of()), "prize of NaN");
        refused(() -> new Candidate(1, -60, List.of()), "dwell of -60 s");
        refused(() -> new Candidate(3, 600, List.of(), 4, 60), "second prize of 4.0", "0 to 3.0");
        refused(() -> new Candidate(3, 600, List.of(), 2, -1), "gap of -1 s");
        refused(() -> new Window(10, 9), "from 10 s to 9 s");
    }

    @Test
    void refusesTooMuchWork() {
        double[][] metres = new double[61][61];
        refused(() -> new RoundProblem(Collections.nCopies(61, PLACE), List.of(SHIFT), metres, 70), "61", "at most 60");
        refused(() -> new RoundProblem(List.of(), Collections.nCopies(7, SHIFT), metres, 70), "7 shifts", "1 to 6");
        refused(() -> new RoundProblem(List.of(), List.of(), metres, 70), "0 shifts");
    }

    @Test
    void refusesAMatrixThatDoesNotFitTheCandidates() {
        refused(
                () -> new RoundProblem(List.of(PLACE), List.of(SHIFT), new double[0][0], 70),
                "0 rows for 1 candidates");
        refused(() -> new RoundProblem(List.of(PLACE), List.of(SHIFT), new double[1][2], 70), "row 0", "2 columns");
        refused(
                () -> new RoundProblem(List.of(PLACE), List.of(SHIFT), new double[][] {{Double.NaN}}, 70),
                "from 0 to 0 are NaN m");
        refused(() -> new RoundProblem(List.of(PLACE), List.of(SHIFT), new double[][] {{-3}}, 70), "-3.0 m");
    }

    @Test
    void refusesAPaceThatIsNoWalk() {
        refused(() -> new RoundProblem(List.of(), List.of(SHIFT), new double[0][0], 4), "pace of 4.0 m/min");
    }

    @Test
    void refusesAStartThatIsACandidateOrNowhere() {
        double[][] metres = new double[2][2];
        refused(() -> problem(new Shift(0, 7200, 0, 0, -1, INFINITE), metres), "shift 0", "row 0", "from 1 to 1");
        refused(() -> problem(new Shift(0, 7200, 0, -1, 2, INFINITE), metres), "shift 0", "row 2");
        refused(() -> new Shift(0, 7200, 0, -1, -1, 0), "cap of 0.0 m");
    }

    @Test
    void refusesAShiftThatCannotGetFromItsStartToItsEnd() {
        double[][] metres = {{0, 0, 0}, {0, 0, 7000}, {0, INFINITE, 0}};
        // 7 km at 70 m/min are 100 min
        refused(() -> problem(new Shift(0, 5999, 0, 1, 2, INFINITE), metres), "6000 s", "does not fit");
        assertThat(problem(new Shift(0, 6000, 0, 1, 2, INFINITE), metres).shifts())
                .hasSize(1);
        refused(() -> problem(new Shift(0, 9000, 0, 1, 2, 6999), metres), "7000 m", "6999 m");
        refused(() -> problem(new Shift(0, 9000, 0, 2, 1, INFINITE), metres), "no way leads");
        // 100 min of walking neither before nor after a break in the middle third of 110 min
        refused(() -> problem(new Shift(0, 6600, 600, 1, 2, INFINITE), metres), "does not fit");
        assertThat(problem(new Shift(0, 15_000, 600, 1, 2, INFINITE), metres).shifts())
                .hasSize(1);
    }

    @Test
    void keepsItsOwnCopyOfTheMatrix() {
        double[][] metres = new double[1][1];
        var problem = new RoundProblem(List.of(PLACE), List.of(SHIFT), metres, 70);
        metres[0][0] = -1;
        assertThat(problem.metres()[0][0]).isZero();
    }

    @Test
    void listsCannotBeChangedLater() {
        assertThatThrownBy(() -> PLACE.windows().add(new Window(0, 1)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static RoundProblem problem(Shift shift, double[][] metres) {
        return new RoundProblem(List.of(PLACE), List.of(shift), metres, 70);
    }
}
