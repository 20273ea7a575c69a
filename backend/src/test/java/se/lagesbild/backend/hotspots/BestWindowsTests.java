package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.hotspots.HotSpots.Window;

class BestWindowsTests {
    private final double[][] matrix = new double[7][24];

    private int hours() {
        return BestWindows.of(matrix).stream()
                .mapToInt(w -> Math.floorMod(w.toHour() - w.fromHour() - 1, 24) + 1)
                .sum();
    }

    @Test
    void theFewestHoursThatHoldHalf() {
        matrix[4][20] = 6;
        matrix[4][21] = 6;
        matrix[5][22] = 9;
        matrix[0][8] = 3;
        assertThat(BestWindows.of(matrix))
                .as("Friday 20-22 holds 12 of 24: half, in two hours")
                .containsExactly(new Window(5, 20, 22, 12));
    }

    @Test
    void underTwentyTheHoursSayNothing() {
        matrix[4][21] = 19;
        assertThat(BestWindows.of(matrix)).isEmpty();
        matrix[4][21] = 20;
        assertThat(BestWindows.of(matrix)).hasSize(1);
    }

    /** The example of the trade: Friday and Saturday 21 to 01. */
    @Test
    void aWindowMayPassMidnightAndIsNamedAfterTheEveningItBeginsIn() {
        for (int day = 4; day <= 5; day++) {
            for (int hour = 21; hour < 25; hour++) {
                matrix[(day + hour / 24) % 7][hour % 24] += 4;
            }
        }
        for (int day = 0; day < 7; day++) {
            matrix[day][13] += 3;
        }
        assertThat(BestWindows.of(matrix))
                .as("of 53: 27 need seven of these eight hours; the same hours on both days are said")
                .containsExactly(new Window(5, 21, 1, 16), new Window(6, 21, 1, 16));
    }

    @Test
    void theWeekIsARing() {
        matrix[6][23] = 12;
        matrix[0][0] = 12;
        assertThat(BestWindows.of(matrix)).hasSize(1).allSatisfy(w -> {
            assertThat(w.weekday()).isEqualTo(7);
            assertThat(w.toHour()).isLessThanOrEqualTo(w.fromHour());
        });
    }

    @Test
    void theSameHoursOnAllDaysAreOneHabit() {
        for (int day = 0; day < 7; day++) {
            matrix[day][20] = 5;
            matrix[day][21] = 5;
            matrix[day][12] = 5;
        }
        var windows = BestWindows.of(matrix);
        assertThat(windows).isNotEmpty().allMatch(w -> w.fromHour() == 20 && w.toHour() == 22);
    }

    @Test
    void whatIsSpreadOverTheWeekHasNoWindows() {
        for (var day : matrix) {
            java.util.Arrays.fill(day, 2);
        }
        assertThat(BestWindows.of(matrix)).isEmpty();
    }

    @Test
    void partsOfReportsAreRoundedAndDoNotChangeTheAnswer() {
        for (int k = 0; k < 30; k++) {
            for (int hour = 20; hour < 23; hour++) {
                matrix[2][hour] += 1.0 / 3;
            }
        }
        assertThat(hours()).isLessThanOrEqualTo(3);
        assertThat(BestWindows.of(matrix)).hasSize(1).allMatch(w -> w.weekday() == 3);
    }

    /** Reports that fall evenly over the week have no best hours, however they happen to fall. */
    @ParameterizedTest
    @ValueSource(ints = {20, 22, 24, 25, 30, 50})
    void chanceAloneMakesNoWindows(int reports) {
        var random = new SplittableRandom(reports);
        int named = 0;
        for (int town = 0; town < 400; town++) {
            var week = new double[7][24];
            for (int i = 0; i < reports; i++) {
                week[random.nextInt(7)][random.nextInt(24)]++;
            }
            named += BestWindows.of(week).isEmpty() ? 0 : 1;
        }
        assertThat(named).isLessThanOrEqualTo(20);
    }
}
