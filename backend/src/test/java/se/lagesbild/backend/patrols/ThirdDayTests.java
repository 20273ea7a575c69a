package se.lagesbild.backend.patrols;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At least every third day. */
class ThirdDayTests {
    private static final LocalDate DAY = LocalDate.parse("2026-11-27");

    @ParameterizedTest
    @CsvSource({"0, LATER", "1, LATER", "2, TOMORROW", "3, TODAY", "4, OVERDUE", "40, OVERDUE"})
    void theTurnComesWithTheThirdDay(int daysSince, ThirdDay.Due due) {
        assertThat(ThirdDay.of(DAY.minusDays(daysSince), DAY)).isEqualTo(due);
        assertThat(due.first()).isEqualTo(daysSince >= 2);
    }

    @Test
    void aPlaceThatNobodyIsKnownToHaveVisitedIsOnItsTurn() {
        assertThat(ThirdDay.of(null, DAY)).isEqualTo(ThirdDay.Due.NEVER);
        assertThat(ThirdDay.Due.NEVER.first()).isTrue();
    }
}
