package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AoristicTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private static double[][] of(String from, String until) {
        var matrix = new double[7][24];
        Aoristic.add(
                matrix,
                OffsetDateTime.parse(from).toInstant(),
                OffsetDateTime.parse(until).toInstant(),
                STOCKHOLM,
                1);
        return matrix;
    }

    private static double sum(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).sum();
    }

    @Test
    void aKnownMomentIsOneEventInItsLocalHour() {
        // a Friday in winter
        var matrix = of("2026-11-20T21:10:00Z", "2026-11-20T21:10:00Z");
        assertThat(matrix[4][22]).isEqualTo(1);
        assertThat(sum(matrix)).isEqualTo(1);
    }

    @Test
    void aNightIsSharedByItsHoursAcrossMidnight() {
        // Friday 22.30 to Saturday 01.30: half an hour, two hours, half an hour of three
        var matrix = of("2026-11-20T22:30:00+01:00", "2026-11-21T01:30:00+01:00");
        assertThat(matrix[4][22]).isCloseTo(0.5 / 3, within(1e-12));
        assertThat(matrix[4][23]).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(matrix[5][0]).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(matrix[5][1]).isCloseTo(0.5 / 3, within(1e-12));
        assertThat(sum(matrix)).isCloseTo(1, within(1e-12));
    }

    @Test
    void theHourThatComesTwiceInAutumnHoldsTwoHours() {
        // 25 October 2026, a Sunday: 02 comes twice, so four hours pass from 01 to 04
        var matrix = of("2026-10-25T01:00:00+02:00", "2026-10-25T04:00:00+01:00");
        assertThat(matrix[6][2]).isCloseTo(0.5, within(1e-12));
        assertThat(matrix[6][1]).isCloseTo(0.25, within(1e-12));
        assertThat(matrix[6][3]).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void theHourThatIsMissingInSpringHoldsNothing() {
        var matrix = of("2026-03-29T01:00:00+01:00", "2026-03-29T04:00:00+02:00");
        assertThat(matrix[6][2]).isZero();
        assertThat(sum(matrix)).isCloseTo(1, within(1e-12));
    }

    @Test
    void wholeWeeksAreTheSameAsHourByHour() {
        var random = new SplittableRandom(6);
        for (int i = 0; i < 50; i++) {
            // summer, so that every week has 168 hours
            var from = Instant.parse("2026-05-01T00:00:00Z").plusSeconds(random.nextInt(1_000_000));
            var until = from.plusSeconds(random.nextInt(5_000_000));
            var matrix = new double[7][24];
            Aoristic.add(matrix, from, until, STOCKHOLM, 3);
            var slow = new double[7][24];
            for (var at = from; at.isBefore(until); at = at.plusSeconds(60)) {
                var local = at.atZone(STOCKHOLM);
                double seconds = Math.min(60, until.getEpochSecond() - at.getEpochSecond());
                slow[local.getDayOfWeek().getValue() - 1][local.getHour()] +=
                        3 * seconds / (until.getEpochSecond() - from.getEpochSecond());
            }
            for (int day = 0; day < 7; day++) {
                for (int hour = 0; hour < 24; hour++) {
                    // a minute that lies in two hours is counted in one of them here
                    assertThat(matrix[day][hour])
                            .isCloseTo(slow[day][hour], within(3 * 120.0 / Math.max(120, span(from, until))));
                }
            }
            assertThat(sum(matrix)).isCloseTo(3, within(1e-9));
        }
    }

    private static double span(Instant from, Instant until) {
        return until.getEpochSecond() - from.getEpochSecond();
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsNone() {
        assertThatThrownBy(() -> of("2026-11-20T22:30:00Z", "2026-11-20T22:29:00Z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before it begins");
    }
}
