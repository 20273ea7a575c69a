package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.lagesbild.gis.stats.ArealCase.close;
import static se.lagesbild.gis.stats.ArealCase.linear;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.lagesbild.gis.Oracle;

class EmergingHotSpotsTest {
    private static final double HOT = 1.959963984540054;

    @Test
    void namesEveryPatternOfTheReference() {
        var rows = Oracle.rows("emerging_rules_expected.csv");
        assertThat(rows).hasSizeGreaterThan(16);
        var input = Oracle.rows("emerging_rules_input.csv");
        for (var row : rows) {
            double[] z = input.stream()
                    .filter(line -> line.get("location").equals(row.get("id")))
                    .mapToDouble(line -> Oracle.number(line, "z"))
                    .toArray();
            assertThat((double) z.length).isEqualTo(Oracle.number(row, "n_steps"));
            var trend = MannKendall.of(z);
            assertThat((double) trend.s()).isEqualTo(Oracle.number(row, "trend_S"));
            close(trend.z(), Oracle.number(row, "trend_z"), "trend of " + row.get("id"));
            close(trend.p(), Oracle.number(row, "trend_p"), "trend of " + row.get("id"));
            assertThat((double) Arrays.stream(z).filter(v -> v >= HOT).count()).isEqualTo(Oracle.number(row, "n_hot"));
            assertThat((double) Arrays.stream(z).filter(v -> v <= -HOT).count())
                    .isEqualTo(Oracle.number(row, "n_cold"));
            assertThat(EmergingHotSpots.of(z)).as("place %s", row.get("id")).hasToString(row.get("category"));
            var fitting = row.get("texts_that_fit");
            assertThat(EmergingHotSpots.allOf(z))
                    .extracting(Enum::name)
                    .isEqualTo(fitting.isEmpty() ? List.of() : List.of(fitting.split(";")));
        }
    }

    @Test
    void coldIsHotTurnedOver() {
        var random = new Random(31);
        int named = 0;
        for (int k = 0; k < 3_000; k++) {
            double shift = random.nextInt(7) - 3;
            double[] z = random.doubles(10, -2, 2).map(v -> v + shift).toArray();
            var turned = EmergingHotSpots.of(linear(z, -1, 0)).name();
            var expected = EmergingHotSpots.allOf(z).stream()
                    .map(EmergingPattern::name)
                    .map(name -> name.endsWith("_HOT") ? name.replace("_HOT", "_COLD") : name.replace("_COLD", "_HOT"))
                    .sorted()
                    .toList();
            assertThat(EmergingHotSpots.allOf(linear(z, -1, 0)))
                    .extracting(Enum::name)
                    .containsExactlyInAnyOrderElementsOf(expected);
            named += turned.equals("NO_PATTERN") ? 0 : 1;
        }
        assertThat(named).isBetween(500, 2_900); // the test saw both
    }

    @Test
    void countsTheEdgeOfHotAsHot() {
        assertThat(EmergingHotSpots.of(new double[] {0, 0, HOT})).isEqualTo(EmergingPattern.NEW_HOT);
        assertThat(EmergingHotSpots.of(new double[] {0, 0, Math.nextDown(HOT)})).isEqualTo(EmergingPattern.NO_PATTERN);
        assertThat(EmergingHotSpots.of(new double[] {-HOT})).isEqualTo(EmergingPattern.NEW_COLD);
        assertThat(EmergingHotSpots.of(new double[0])).isEqualTo(EmergingPattern.NO_PATTERN);
    }

    @Test
    void namesTheStepThatCannotBeUsed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmergingHotSpots.of(new double[] {1, Double.NaN}))
                .withMessageContaining("step 1 has the value NaN");
    }
}
