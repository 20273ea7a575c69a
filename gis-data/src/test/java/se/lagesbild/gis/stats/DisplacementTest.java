package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.gis.Oracle;
import se.lagesbild.gis.stats.Displacement.Change;
import se.lagesbild.gis.stats.Displacement.Reading;

class DisplacementTest {

    @Test
    void agreesWithTheFormulasInR() {
        var input = Oracle.rows("displacement_input.csv");
        var expected = Oracle.rows("displacement_expected.csv");
        assertThat(input).hasSize(5).hasSameSizeAs(expected);
        for (int i = 0; i < input.size(); i++) {
            var result = Displacement.of(
                    change(input.get(i), "target"), change(input.get(i), "buffer"), change(input.get(i), "control"));
            var row = expected.get(i);
            assertThat(row.get("id")).isEqualTo(input.get(i).get("id"));
            same(row, "success_measure", result.successMeasure());
            same(row, "buffer_measure", result.bufferMeasure());
            same(row, "wdq", result.wdq());
            assertThat(result.reading()).hasToString(row.get("wdq_class"));
            same(row, "did_counts", result.didCounts());
            same(row, "log_ratio_of_ratios", result.target().log());
            same(row, "ratio_of_ratios", result.target().ratio());
            same(row, "se_log", result.target().seLog());
            same(row, "rr_low", result.target().low());
            same(row, "rr_high", result.target().high());
            same(row, "z", result.target().z());
            same(row, "p_two_sided", result.target().p());
            same(row, "buffer_ratio_of_ratios", result.buffer().ratio());
            same(row, "buffer_rr_low", result.buffer().low());
            same(row, "buffer_rr_high", result.buffer().high());
            same(row, "total_net_effect_counts", result.totalNetEffect());
            same(row, "wdd", result.wdd());
            same(row, "wdd_se", result.wddSe());
            same(row, "wdd_z", result.wddZ());
        }
    }

    private static Change change(Map<String, String> row, String area) {
        return new Change((long) Oracle.number(row, area + "_before"), (long) Oracle.number(row, area + "_after"));
    }

    private static void same(Map<String, String> row, String column, double actual) {
        double expected = Oracle.number(row, column);
        assertThat(actual)
                .as("%s of table %s", column, row.get("id"))
                .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        // target from 200 to 100 beside a control of 100 and 100: success measure -1
        "100, 0, DIFFUSION", // quotient 1
        "200, 50, DIFFUSION_GREATER_THAN_DIRECT",
        "100, 50, DIFFUSION",
        "100, 100, NONE",
        "100, 150, DISPLACEMENT_LESS_THAN_DIRECT",
        "100, 200, DISPLACEMENT_EQUAL_TO_DIRECT",
        "100, 201, DISPLACEMENT_GREATER_THAN_DIRECT"
    })
    void readsTheQuotient(long before, long after, Reading reading) {
        var result = Displacement.of(new Change(200, 100), new Change(before, after), new Change(100, 100));
        assertThat(result.successMeasure()).isEqualTo(-1);
        assertThat(result.wdq()).isEqualTo((before - after) / 100.0);
        assertThat(result.reading()).isEqualTo(reading);
    }

    @Test
    void leavesEmptyWhatAZeroMakesMeaningless() {
        var noControl = Displacement.of(new Change(20, 10), new Change(8, 9), new Change(0, 5));
        assertThat(noControl.successMeasure()).isNaN();
        assertThat(noControl.wdq()).isNaN();
        assertThat(noControl.reading()).isEqualTo(Reading.UNDEFINED);
        assertThat(noControl.totalNetEffect()).isNaN();
        assertThat(noControl.target().p()).isNaN();
        // differences of counts need no division
        assertThat(noControl.didCounts()).isEqualTo(-15);
        assertThat(noControl.wdd()).isEqualTo(-14);
        assertThat(noControl.wddSe()).isCloseTo(Math.sqrt(52), within(1e-12));

        var gone = Displacement.of(new Change(20, 0), new Change(8, 9), new Change(10, 10));
        assertThat(gone.target().ratio()).isZero(); // but how sure that is cannot be said
        assertThat(gone.target().seLog()).isNaN();
        assertThat(gone.target().high()).isNaN();
        assertThat(gone.target().p()).isNaN();
        assertThat(gone.buffer().ratio()).isCloseTo(9 / 8.0, within(1e-12));
        assertThat(gone.wdq()).isCloseTo(-0.05, within(1e-12)); // 0.1 / -2

        var still = Displacement.of(new Change(5, 5), new Change(4, 6), new Change(10, 10));
        assertThat(still.wdq()).isNaN();
        assertThat(still.reading()).isEqualTo(Reading.NO_SUCCESS_NOT_INTERPRETED);

        var nothing = Displacement.of(new Change(0, 0), new Change(0, 0), new Change(0, 0));
        assertThat(nothing.wddZ()).isNaN();
        assertThat(nothing.wddP()).isNaN();
        assertThat(nothing.didCounts()).isZero();
    }

    @Test
    void backwardsInTimeEverythingTurnsRound() {
        var forth = Displacement.of(new Change(50, 30), new Change(40, 45), new Change(300, 310));
        var back = Displacement.of(new Change(30, 50), new Change(45, 40), new Change(310, 300));
        assertThat(back.wdd()).isEqualTo(-forth.wdd());
        assertThat(back.wddSe()).isEqualTo(forth.wddSe());
        assertThat(back.successMeasure()).isCloseTo(-forth.successMeasure(), within(1e-12));
        assertThat(back.target().ratio()).isCloseTo(1 / forth.target().ratio(), within(1e-12));
        assertThat(back.target().low()).isCloseTo(1 / forth.target().high(), within(1e-12));
    }

    @Test
    void namesACountBelowZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change(3, -1))
                .withMessageContaining("before=3, after=-1");
    }
}
